namespace Cem.Edge.Agent.Lights;

internal enum LampSignal
{
    /// <summary>A press is stored: one short blink of its face and of the thank-you lamp.</summary>
    Thanks,

    /// <summary>A press could not be stored: red double blink.</summary>
    Refused,

    Beep,
    Listening,
    NotListening,

    /// <summary>The last remark can still be deleted: the talk lamp blinks slowly for 10 s.</summary>
    DeleteOffered,

    DeleteOver,
    ReasonsOffered,
    ReasonsOver,

    /// <summary>Test mode began: face lamps blink and the buzzer sounds twice.</summary>
    TestMode,
}

/// <summary>What the lamps shall say; <paramref name="Face"/> only with <see cref="LampSignal.Thanks"/>.</summary>
internal readonly record struct LampOrder(LampSignal Signal, int Face = 0);

/// <summary>A level of one output line.</summary>
internal readonly record struct LampStep(int Line, bool On);
