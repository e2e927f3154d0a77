namespace Cem.Edge.Metrics.SmallSamples;

/// <summary>What may be done with a figure that rests on n answers; each level's number is its smallest n.</summary>
public enum Evidence
{
    /// <summary>Not shown: too little, and it may point at one employee's shift.</summary>
    Hidden = 0,

    /// <summary>Shown with its interval and the words "few answers".</summary>
    FewAnswers = 10,

    /// <summary>A solid point on the emotion map.</summary>
    Solid = 30,

    /// <summary>May be compared.</summary>
    Comparable = 50,

    /// <summary>May be ranked; enough for one side of an acceptance test.</summary>
    Rankable = 200,
}

public static class EvidenceLevels
{
    public static Evidence At(long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return n switch
        {
            < (long)Evidence.FewAnswers => Evidence.Hidden,
            < (long)Evidence.Solid => Evidence.FewAnswers,
            < (long)Evidence.Comparable => Evidence.Solid,
            < (long)Evidence.Rankable => Evidence.Comparable,
            _ => Evidence.Rankable,
        };
    }
}
