namespace Cem.Edge.Contracts;

/// <summary>Names of the parts of a device (<see cref="PartHealth.Name"/>).</summary>
public static class HealthPart
{
    /// <summary>Face buttons and talk button.</summary>
    public const string Buttons = "buttons";

    /// <summary>Lamps and buzzer.</summary>
    public const string Lights = "lights";

    /// <summary>Source of spoken remarks.</summary>
    public const string Microphone = "microphone";

    /// <summary>The recogniser's model.</summary>
    public const string Model = "model";

    /// <summary>Taxonomy and scorer.</summary>
    public const string Scoring = "scoring";

    /// <summary>Where the outbox lies.</summary>
    public const string Disk = "disk";

    /// <summary>Wall clock, synchronised or not.</summary>
    public const string Clock = "clock";

    /// <summary>Stored events.</summary>
    public const string Outbox = "outbox";

    /// <summary>Speech to text; ok once the model is loaded.</summary>
    public const string Transcription = "transcription";

    /// <summary>Folder of recorded calls.</summary>
    public const string CallDesk = "call-desk";

    /// <summary>Connection to the hub.</summary>
    public const string HubLink = "hub-link";
}
