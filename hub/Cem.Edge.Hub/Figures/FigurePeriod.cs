using Cem.Edge.Hub.Ingest;

namespace Cem.Edge.Hub.Figures;

/// <summary>Whole hours, UTC: counters know no finer time.</summary>
internal readonly record struct FigurePeriod(DateTimeOffset From, DateTimeOffset To)
{
    public long FirstHour => CounterKey.HourOf(From);

    /// <summary>First hour after the period.</summary>
    public long EndHour => CounterKey.HourOf(To.AddTicks(-1)) + 1;

    public static FigurePeriod Last(TimeSpan length, DateTimeOffset now) => new(now - length, now);
}
