using System.Security.Claims;
using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People;
using Cem.Edge.Hub.Web.Localization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.Privacy;

internal static class ErasureApi
{
    public static void MapErasure(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/voices/{arrival:long}/erase", EraseAsync);

    private static async Task<Results<Ok<ErasedRemark>, ProblemHttpResult>> EraseAsync(
        long arrival, EraseRequest _, ErasureDesk desk, JourneyBook journey, ClaimsPrincipal user, PrivacyTexts texts, CancellationToken cancellation)
    {
        ErasureDecision decision = await desk.EraseAsync(arrival, journey.ActingPerson(user), cancellation);
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

/// <summary>An empty JSON body: it has nothing to say, and no foreign form can send it.</summary>
internal sealed record EraseRequest;

/// <summary>The remark whose words are gone.</summary>
internal sealed record ErasedRemark(long Arrival);
