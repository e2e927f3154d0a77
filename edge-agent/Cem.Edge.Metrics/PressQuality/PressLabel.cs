namespace Cem.Edge.Metrics.PressQuality;

/// <summary>What a stored press counts as. Scores use <see cref="Ok"/>; nothing is deleted.</summary>
public enum PressLabel
{
    Ok,
    Repeat,
    Ambiguous,
    Mash,
    Stuck,
    Pattern,
    Test,
}

public static class PressLabels
{
    /// <summary>The word that counters, exports and pages use, for example <c>ok</c>.</summary>
    public static string Word(this PressLabel label) => label switch
    {
        PressLabel.Ok => "ok",
        PressLabel.Repeat => "repeat",
        PressLabel.Ambiguous => "ambiguous",
        PressLabel.Mash => "mash",
        PressLabel.Stuck => "stuck",
        PressLabel.Pattern => "pattern",
        PressLabel.Test => "test",
        _ => throw new ArgumentOutOfRangeException(nameof(label)),
    };
}
