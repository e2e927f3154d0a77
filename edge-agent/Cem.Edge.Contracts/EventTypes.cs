namespace Cem.Edge.Contracts;

/// <summary>CloudEvents <c>type</c> of each message. A breaking change is a new type; these never change their meaning.</summary>
public static class EventTypes
{
    /// <summary>A smiley button was pressed: <see cref="PressEvent"/>.</summary>
    public const string Press = "cem.press.v1";

    /// <summary>A reason was chosen after a press: <see cref="ReasonEvent"/>.</summary>
    public const string Reason = "cem.reason.v1";

    /// <summary>A spoken remark or one phrase of a call, redacted and scored: <see cref="VoiceEvent"/>.</summary>
    public const string Voice = "cem.voice.v1";

    /// <summary>Metrics and summary of a call: <see cref="CallEvent"/>.</summary>
    public const string Call = "cem.call.v1";

    /// <summary>Something about the device changed, or was dropped: <see cref="HealthEvent"/>.</summary>
    public const string Health = "cem.health.v1";

    /// <summary>The shopper asked to delete what was just said: <see cref="ForgetEvent"/>. A tombstone that replays and restores honour.</summary>
    public const string Forget = "cem.forget.v1";

    /// <summary>Feedback of another channel, written by the hub's import: <see cref="ImportEvent"/>.</summary>
    public const string Import = "cem.import.v1";
}
