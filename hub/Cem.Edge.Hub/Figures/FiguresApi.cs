using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.Figures;

/// <summary>The same figures the pages show, as JSON.</summary>
internal static class FiguresApi
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(800);

    public static void MapFigures(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.MapGet("/overview", OverviewAsync).Needs(Permission.SeeFigures);
        api.MapGet("/touchpoints/{id}/series", SeriesAsync).Needs(Permission.SeeFigures);
    }

    private static async Task<Results<Ok<OverviewFigures>, ValidationProblem>> OverviewAsync(
        DateTimeOffset? from, DateTimeOffset? to, Caller caller, FigureQueries figures, TimeProvider time, CancellationToken cancellation) =>
        Period(from, to, TimeSpan.FromDays(7), time) is { } period
            ? TypedResults.Ok(await figures.OverviewAsync(period, caller.Scope, cancellation))
            : BadPeriod();

    private static async Task<Results<Ok<IReadOnlyList<SeriesPoint>>, NotFound, ValidationProblem>> SeriesAsync(
        string id, DateTimeOffset? from, DateTimeOffset? to, string? step, Caller caller, FigureQueries figures, JourneyBook journey, TimeProvider time, CancellationToken cancellation)
    {
        if (journey.Current.Touchpoint(id) is not { } place || !caller.Scope.HasTouchpoint(id))
        {
            return TypedResults.NotFound();
        }

        if (!Enum.TryParse(step ?? nameof(SeriesStep.Day), ignoreCase: true, out SeriesStep width) || !Enum.IsDefined(width))
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["step"] = ["must be hour or day"] });
        }

        return Period(from, to, TimeSpan.FromDays(56), time) is { } period
            ? TypedResults.Ok(await figures.SeriesAsync(id, place.Touchpoint.Question, period, width, caller.Scope, cancellation))
            : BadPeriod();
    }

    private static FigurePeriod? Period(DateTimeOffset? from, DateTimeOffset? to, TimeSpan usual, TimeProvider time)
    {
        DateTimeOffset end = to ?? time.GetUtcNow();
        DateTimeOffset start = from ?? end - usual;
        return end > start && end - start <= Longest ? new FigurePeriod(start, end) : null;
    }

    private static ValidationProblem BadPeriod() => TypedResults.ValidationProblem(
        new Dictionary<string, string[]> { ["from"] = [$"'from' must be before 'to', at most {Longest.TotalDays} days; write 2026-11-02T00:00:00Z"] });
}
