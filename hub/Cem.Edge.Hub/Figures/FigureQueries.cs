using Cem.Edge.Hub.Devices;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Metrics.Indices;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Figures;

/// <summary>Figures from the counters, each with n, interval and completeness (METRICS.md 2).</summary>
internal sealed class FigureQueries(HubDatabase database, JourneyBook journey, DeviceQueries devices)
{
    public async Task<OverviewFigures> OverviewAsync(FigurePeriod period, Scope scope, CancellationToken cancellation)
    {
        JourneyMap map = journey.Current;
        IReadOnlyList<TouchpointFigures> figures = await TouchpointsAsync(period, scope, cancellation);
        ILookup<string, TouchpointFigures> byTouchpoint = figures.ToLookup(one => one.Touchpoint);
        SiteFigures[] sites = [.. map.Sites.Where(place => scope.HasSite(place.Site.Id)).Select(place => Site(place, byTouchpoint))];
        return new OverviewFigures
        {
            Period = period,
            Figure = Figure.Together([.. sites.SelectMany(site => site.Touchpoints).Select(one => one.Figure)]),
            Sites = sites,
            Unassigned = [.. figures.Where(one => map.Touchpoint(one.Touchpoint) is null)],
        };
    }

    /// <summary>Every touchpoint and question of the scope with an answer in the period. What small samples are shrunk towards is the whole chain, whoever asks.</summary>
    public async Task<IReadOnlyList<TouchpointFigures>> TouchpointsAsync(FigurePeriod period, Scope scope, CancellationToken cancellation)
    {
        (List<CounterCell> cells, Dictionary<string, long> late) = await database.ReadAsync(
            connection => (Cells(connection, period), Late(connection, period)), cancellation);
        IReadOnlyList<DeviceRow> known = await devices.ListAsync(scope, cancellation);
        Dictionary<(string, int), AnswerCounts> chain = Chain(cells);
        return
        [
            .. cells.Where(cell => scope.HasTouchpoint(cell.Touchpoint)).GroupBy(cell => (cell.Touchpoint, cell.Question, cell.Scale)).Select(group => new TouchpointFigures
            {
                Touchpoint = group.Key.Touchpoint,
                Question = group.Key.Question,
                Scale = group.Key.Scale,
                Figure = Figure.Of(AnswerTable.Ok(group, group.Key.Scale), chain[(group.Key.Question, group.Key.Scale)]),
                Labels = AnswerTable.Labels(group),
                SimulatedShare = AnswerTable.SimulatedShare([.. group]),
                Completeness = Complete([.. group], [.. known.Where(device => device.Touchpoint == group.Key.Touchpoint)], late.GetValueOrDefault(group.Key.Touchpoint)),
            }).OrderBy(one => one.Touchpoint, StringComparer.Ordinal),
        ];
    }

    /// <summary>A trend by hour, or by day in the time zone of the site. Steps without an answer are left out.</summary>
    public async Task<IReadOnlyList<SeriesPoint>> SeriesAsync(string touchpoint, string question, FigurePeriod period, SeriesStep step, Scope scope, CancellationToken cancellation)
    {
        List<CounterCell> chainCells = await database.ReadAsync(connection => Cells(connection, period), cancellation);
        CounterCell[] cells = [.. chainCells.Where(cell => cell.Touchpoint == touchpoint && cell.Question == question && scope.HasTouchpoint(touchpoint))];
        Dictionary<(string, int), AnswerCounts> chain = Chain(chainCells);
        TimeZoneInfo zone = journey.Current.Touchpoint(touchpoint)?.Site.TimeZone ?? TimeZoneInfo.Utc;
        return
        [
            .. cells.GroupBy(cell => (At: step == SeriesStep.Hour ? cell.At : LocalDay(cell.At, zone), cell.Scale))
                .OrderBy(group => group.Key.At)
                .Select(group => new SeriesPoint(group.Key.At, Figure.Of(AnswerTable.Ok(group, group.Key.Scale), chain[(question, group.Key.Scale)]))),
        ];
    }

    private static SiteFigures Site(PlacedSite place, ILookup<string, TouchpointFigures> figures)
    {
        TouchpointFigures[] own = [.. place.Site.Touchpoints.SelectMany(touchpoint => figures[touchpoint.Id])];
        return new SiteFigures { Region = place.Region.Id, Site = place.Site.Id, Figure = Figure.Together([.. own.Select(one => one.Figure)]), Touchpoints = own };
    }

    private static Completeness Complete(IReadOnlyList<CounterCell> cells, IReadOnlyList<DeviceRow> assigned, long late)
    {
        long all = cells.Sum(cell => cell.N);
        return new Completeness
        {
            Devices = assigned.Count,
            Silent = [.. assigned.Where(device => device.IsSilent).Select(device => device.Device)],
            LatePresses = late,
            FilteredShare = all == 0 ? 0 : 1 - ((double)cells.Where(cell => cell.Label == Ingest.PressRelabelling.Ok).Sum(cell => cell.N) / all),
        };
    }

    private static Dictionary<(string Question, int Scale), AnswerCounts> Chain(IEnumerable<CounterCell> cells) =>
        cells.GroupBy(cell => (cell.Question, cell.Scale)).ToDictionary(group => group.Key, group => AnswerTable.Ok(group, group.Key.Scale));

    private static DateTimeOffset LocalDay(DateTimeOffset at, TimeZoneInfo zone)
    {
        DateTime day = TimeZoneInfo.ConvertTime(at, zone).Date;
        return new DateTimeOffset(day, zone.GetUtcOffset(day));
    }

    private static List<CounterCell> Cells(SqliteConnection connection, FigurePeriod period) => connection.Query<CounterCell>(
        """
        SELECT touchpoint, question, scale, channel, hour, value, label, n FROM counter
        WHERE hour >= @FirstHour AND hour < @EndHour AND n > 0
        """,
        new { period.FirstHour, period.EndHour }).AsList();

    private static Dictionary<string, long> Late(SqliteConnection connection, FigurePeriod period) => connection.Query<(string Touchpoint, long N)>(
        "SELECT touchpoint, count(*) FROM event INDEXED BY late_press WHERE type = 'cem.press.v1' AND live = 0 AND at >= @from AND at < @to GROUP BY touchpoint",
        new { from = period.FirstHour * 3_600_000, to = period.EndHour * 3_600_000 }).ToDictionary(row => row.Touchpoint, row => row.N);
}

internal enum SeriesStep
{
    Hour,
    Day,
}
