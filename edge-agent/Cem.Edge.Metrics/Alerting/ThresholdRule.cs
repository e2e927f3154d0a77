namespace Cem.Edge.Metrics.Alerting;

/// <summary>A live vote labelled <c>ok</c>.</summary>
public readonly record struct Vote(DateTimeOffset At, int Value, int Scale);

/// <summary>Why the threshold rule fires.</summary>
/// <param name="Since">The oldest vote counted.</param>
/// <param name="Unhappy">Unhappy votes in the window.</param>
/// <param name="N">All votes in the window.</param>
public sealed record ThresholdAlarm(DateTimeOffset Since, int Unhappy, int N);

/// <summary>Half or more of the votes of the last minutes are unhappy. Give it one touchpoint and question, live votes only: late data never alarms.</summary>
public sealed record ThresholdRule
{
    public static ThresholdRule Default { get; } = new();

    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Fewer votes say nothing.</summary>
    public int FewestVotes { get; init; } = 4;

    /// <summary>Share of unhappy votes, 0 to 1, from which it fires.</summary>
    public double UnhappyShare { get; init; } = 0.5;

    /// <returns>The alarm, or null. Votes older than the window or after <paramref name="now"/> do not count.</returns>
    public ThresholdAlarm? Check(IEnumerable<Vote> votes, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(votes);
        var (n, unhappy, since) = (0, 0, now);
        foreach (var vote in votes)
        {
            if (vote.At > now || now - vote.At > Window)
            {
                continue;
            }

            n++;
            unhappy += Faces.IsUnhappy(vote.Value, vote.Scale) ? 1 : 0;
            since = vote.At < since ? vote.At : since;
        }

        return n >= FewestVotes && unhappy >= UnhappyShare * n ? new ThresholdAlarm(since, unhappy, n) : null;
    }
}
