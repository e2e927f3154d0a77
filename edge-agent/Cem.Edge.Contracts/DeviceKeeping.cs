namespace Cem.Edge.Contracts;

/// <summary>How long devices keep things where their settings do not say otherwise; the privacy page of the hub tells it from here.</summary>
public static class DeviceKeeping
{
    /// <summary>Days that events which the hub has acknowledged stay on a device, so that a hub that lost its disk can ask for them again.</summary>
    public const int AcknowledgedDays = 7;

    /// <summary>Hours after which the sound of a call that could not become text is deleted; no setting makes it longer. Sound of a kiosk is never written at all.</summary>
    public const int SoundHours = 24;
}
