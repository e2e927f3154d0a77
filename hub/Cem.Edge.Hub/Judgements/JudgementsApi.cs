using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.People.Accounts;
using Cem.Edge.Hub.People.Audit;
using Cem.Edge.Hub.Web.Localization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.Judgements;

/// <summary>Judgements as JSON, and as labelled examples for <c>cem model train --examples FILE</c>.</summary>
internal static class JudgementsApi
{
    public static void MapJudgements(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.MapPost("/voices/{arrival:long}/clauses/{ordinal:int}/judgements", JudgeAsync).Needs(Permission.Judge);
        api.MapPost("/judgements/{id:long}/undo", UndoAsync).Needs(Permission.Judge);
        api.MapGet("/judgements", ListAsync).Needs(Permission.SeeScoring);
        api.MapGet("/agreement", async (Caller caller, JudgementQueries judgements, CancellationToken cancellation) => TypedResults.Ok(Agreement.Of(await judgements.CountingAsync(caller.Scope, cancellation)))).Needs(Permission.SeeScoring);
        api.MapGet("/examples", ExamplesAsync).Needs(Permission.Export);
    }

    private static async Task<Results<Ok<Judgement>, ProblemHttpResult>> JudgeAsync(
        long arrival, int ordinal, JudgementWish wish, Caller caller, JudgementBook book, JudgementTexts texts, CancellationToken cancellation) =>
        Answer(await book.JudgeAsync(arrival, ordinal, wish, caller.Person, caller.Scope, cancellation), texts);

    private static async Task<Results<Ok<Judgement>, ProblemHttpResult>> UndoAsync(
        long id, Nothing _, Caller caller, JudgementBook book, JudgementTexts texts, CancellationToken cancellation) =>
        Answer(await book.UndoAsync(id, caller.Person, caller.Scope, cancellation), texts);

    private static async Task<Results<Ok<IReadOnlyList<Judgement>>, ValidationProblem>> ListAsync(long? before, int? limit, Caller caller, JudgementQueries judgements, CancellationToken cancellation) =>
        limit is < 1 or > 500
            ? TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["limit"] = ["must be 1 to 500"] })
            : TypedResults.Ok(await judgements.ListAsync(before, limit ?? 50, caller.Scope, cancellation));

    private static async Task<Results<ContentHttpResult, ValidationProblem>> ExamplesAsync(string? language, Caller caller, JudgementQueries judgements, AuditLog audit, CancellationToken cancellation)
    {
        if (language is not (null or "en" or "zh"))
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["language"] = ["must be en or zh"] });
        }

        IReadOnlyList<LabelledExample> examples = await judgements.ExamplesAsync(language, caller.Scope, cancellation);
        await audit.AddAsync(caller.Person, AuditAction.Exported, "examples", $"{examples.Count} clauses", cancellation);
        return TypedResults.Text(string.Concat(examples.Select(example => example.Line() + "\n")), "application/x-ndjson", System.Text.Encoding.UTF8);
    }

    private static Results<Ok<Judgement>, ProblemHttpResult> Answer(JudgementDecision decision, JudgementTexts texts) => decision switch
    {
        { Judgement: { } judgement } => TypedResults.Ok(judgement),
        { Refusal: { } refusal } => TypedResults.Problem(
            texts.Refusal(refusal), statusCode: Status(refusal), title: EnumWord<JudgementRefusal>.Of(refusal),
            extensions: decision.Faults.Count == 0 ? null : new Dictionary<string, object?> { ["faults"] = decision.Faults }),
        _ => throw new InvalidOperationException("a decision is a judgement or a refusal"),
    };

    private static int Status(JudgementRefusal refusal) => refusal switch
    {
        JudgementRefusal.NobodyActs => StatusCodes.Status401Unauthorized,
        JudgementRefusal.RoleMayNot => StatusCodes.Status403Forbidden,
        JudgementRefusal.NoSuchClause => StatusCodes.Status404NotFound,
        JudgementRefusal.ChangedMeanwhile or JudgementRefusal.AlreadyEnded => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };
}
