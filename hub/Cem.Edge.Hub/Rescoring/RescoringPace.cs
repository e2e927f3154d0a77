namespace Cem.Edge.Hub.Rescoring;

/// <summary>Work done in a time, and what that promises for the rest. Pure.</summary>
internal sealed record RescoringPace(long Remarks, long Clauses, TimeSpan Elapsed)
{
    public static readonly RescoringPace None = new(0, 0, TimeSpan.Zero);

    /// <summary>Null until something was measured.</summary>
    public double? ClausesPerSecond => Elapsed > TimeSpan.Zero && Clauses > 0 ? Clauses / Elapsed.TotalSeconds : null;

    /// <summary>Time for <paramref name="remarks"/> more at the same pace; null until something was measured.</summary>
    public TimeSpan? TimeFor(long remarks) => Elapsed > TimeSpan.Zero && Remarks > 0 ? Elapsed * (Math.Max(0, remarks) / (double)Remarks) : null;
}
