using Cem.Edge.Hub.Figures;

namespace Cem.Edge.Hub.Web.Shared;

/// <summary>A period a reader can choose, with the step its trend is drawn in.</summary>
internal sealed record ShownPeriod(string Id, TimeSpan Length, SeriesStep Step)
{
    public static IReadOnlyList<ShownPeriod> All { get; } =
        [new("day", TimeSpan.FromDays(1), SeriesStep.Hour), new("week", TimeSpan.FromDays(7), SeriesStep.Day), new("eightweeks", TimeSpan.FromDays(56), SeriesStep.Day)];

    public static ShownPeriod Usual => All[1];

    public static ShownPeriod Find(string? id) => All.FirstOrDefault(period => period.Id == id) ?? Usual;

    public FigurePeriod Until(DateTimeOffset now) => FigurePeriod.Last(Length, now);
}
