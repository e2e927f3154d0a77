using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Taxonomies;
using Cem.Edge.Hub.Web.Localization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cem.Edge.Hub.Rescoring;

/// <summary>Taxonomies, scorings and what differs between them. Everything that writes takes a JSON body, which no foreign form can send.</summary>
internal static class RescoringApi
{
    /// <summary>The shipped file has some 35 KB.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    public static void MapRescoring(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.MapGet("/taxonomies", (TaxonomyBook book) => TypedResults.Ok(book.All.Select(entry => new TaxonomyItem(entry.Version, entry.ImportedAt, entry.PersonName, entry.Origin)))).Needs(Permission.SeeScoring);
        api.MapGet("/taxonomies/{version}", FileAsync).Needs(Permission.SeeScoring);
        api.MapPost("/taxonomies", ImportAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes), new ConsumesAttribute("application/json")).DisableAntiforgery().Needs(Permission.ManageScoring);
        api.MapGet("/scorings", async (ScoringQueries scorings, CancellationToken cancellation) => TypedResults.Ok(await scorings.ListAsync(cancellation))).Needs(Permission.SeeScoring);
        api.MapPost("/scorings", BeginAsync).Needs(Permission.ManageScoring);
        api.MapPost("/scorings/choice", ChooseAsync).Needs(Permission.ManageScoring);
        api.MapGet("/scorings/{before:long}/against/{after:long}", CompareAsync).Needs(Permission.SeeScoring);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> FileAsync(string version, TaxonomyBook book, CancellationToken cancellation) =>
        await book.FileAsync(version, cancellation) is { } json ? TypedResults.File(json, "application/json", $"{version}.json") : TypedResults.NotFound();

    private static async Task<Results<Ok<ScoringBegun>, ProblemHttpResult>> ImportAsync(
        HttpRequest request, string? origin, ScoringBook book, Caller caller, ScoringTexts texts, CancellationToken cancellation)
    {
        using var json = new MemoryStream();
        await request.Body.CopyToAsync(json, cancellation);
        return Answer(await book.ImportAsync(json.ToArray(), origin is { Length: > 0 and <= 100 } ? origin : "taxonomy", caller.Person, cancellation), texts);
    }

    private static async Task<Results<Ok<ScoringBegun>, ProblemHttpResult>> BeginAsync(
        BeginRequest wish, ScoringBook book, Caller caller, ScoringTexts texts, CancellationToken cancellation) =>
        Answer(await book.BeginAsync(wish.Taxonomy ?? "", caller.Person, cancellation), texts);

    private static async Task<Results<Ok<ScoringBegun>, ProblemHttpResult>> ChooseAsync(
        ChoiceRequest wish, ScoringBook book, Caller caller, ScoringTexts texts, CancellationToken cancellation) =>
        Answer(await book.ChooseAsync(wish.Scoring, caller.Person, cancellation), texts);

    private static async Task<Results<Ok<ScoringComparison>, NotFound>> CompareAsync(long before, long after, ScoringQueries scorings, CancellationToken cancellation) =>
        await scorings.CompareAsync(before, after, cancellation) is { } comparison ? TypedResults.Ok(comparison) : TypedResults.NotFound();

    private static Results<Ok<ScoringBegun>, ProblemHttpResult> Answer(ScoringDecision decision, ScoringTexts texts) => decision.Refusal is not { } refusal
        ? TypedResults.Ok(new ScoringBegun(decision.Versions ?? ""))
        : TypedResults.Problem(
            texts.Refusal(refusal), statusCode: Status(refusal), title: EnumWord<ScoringRefusal>.Of(refusal),
            extensions: decision.Faults.Count == 0 ? null : new Dictionary<string, object?> { ["faults"] = decision.Faults });

    private static int Status(ScoringRefusal refusal) => refusal switch
    {
        ScoringRefusal.NobodyActs => StatusCodes.Status401Unauthorized,
        ScoringRefusal.OnlyAdmin => StatusCodes.Status403Forbidden,
        ScoringRefusal.NoSuchScoring => StatusCodes.Status404NotFound,
        ScoringRefusal.NotFinished => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };

    private sealed record TaxonomyItem(string Version, DateTimeOffset? ImportedAt, string PersonName, string Origin);
}

/// <param name="Versions">What its findings carry; empty for what the devices sent.</param>
internal sealed record ScoringBegun(string Versions);

internal sealed record BeginRequest(string? Taxonomy);

/// <param name="Scoring">Id, 0 for what the devices sent.</param>
internal sealed record ChoiceRequest(long Scoring);
