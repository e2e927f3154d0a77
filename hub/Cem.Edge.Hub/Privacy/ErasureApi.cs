using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.People.Accounts;
using Cem.Edge.Hub.Web.Localization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.Privacy;

internal static class ErasureApi
{
    public static void MapErasure(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/voices/{arrival:long}/erase", EraseAsync).Needs(Permission.Erase);

    private static async Task<Results<Ok<ErasedRemark>, ProblemHttpResult>> EraseAsync(
        long arrival, Nothing _, Caller caller, ErasureDesk desk, PrivacyTexts texts, CancellationToken cancellation)
    {
        ErasureDecision decision = await desk.EraseAsync(arrival, caller.Person, cancellation);
        return decision.Refusal is { } refusal
            ? TypedResults.Problem(texts.Refusal(refusal), statusCode: Status(refusal), title: EnumWord<ErasureRefusal>.Of(refusal))
            : TypedResults.Ok(new ErasedRemark(arrival));
    }

    private static int Status(ErasureRefusal refusal) => refusal switch
    {
        ErasureRefusal.NobodyActs => StatusCodes.Status401Unauthorized,
        ErasureRefusal.RoleMayNot => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status404NotFound,
    };
}

/// <summary>The remark whose words are gone.</summary>
internal sealed record ErasedRemark(long Arrival);
