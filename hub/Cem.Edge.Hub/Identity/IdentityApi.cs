using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Web.Localization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.Identity;

/// <summary>Who may speak, and what a person decides about it. Everything that writes takes a JSON body, which no foreign form can send.</summary>
internal static class IdentityApi
{
    public static void MapIdentity(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1/identities").Needs(Permission.ManageDevices);
        api.MapGet("/", (IdentityBook book) => TypedResults.Ok(book.All));
        api.MapGet("/claims", async (ClaimTable claims, CancellationToken cancellation) => TypedResults.Ok(await claims.OpenAsync(cancellation)));
        api.MapPost("/revoke", (NameWish wish, IdentityDesk desk, Caller caller, IdentityTexts texts, CancellationToken cancellation) =>
            AnswerAsync(desk.RevokeAsync(wish.Name ?? "", caller.Person, cancellation), texts));
        api.MapPost("/restore", (NameWish wish, IdentityDesk desk, Caller caller, IdentityTexts texts, CancellationToken cancellation) =>
            AnswerAsync(desk.RestoreAsync(wish.Name ?? "", caller.Person, cancellation), texts));
        api.MapPost("/claims/allow", (ClaimWish wish, IdentityDesk desk, Caller caller, IdentityTexts texts, CancellationToken cancellation) =>
            AnswerAsync(desk.DecideAsync(wish.Serial ?? "", wish.Device ?? "", ClaimVerdict.Allowed, caller.Person, cancellation), texts));
        api.MapPost("/claims/refuse", (ClaimWish wish, IdentityDesk desk, Caller caller, IdentityTexts texts, CancellationToken cancellation) =>
            AnswerAsync(desk.DecideAsync(wish.Serial ?? "", wish.Device ?? "", ClaimVerdict.Refused, caller.Person, cancellation), texts));
        api.MapPost("/replace", (ReplaceWish wish, IdentityDesk desk, Caller caller, IdentityTexts texts, CancellationToken cancellation) =>
            AnswerAsync(desk.ReplaceAsync(wish.Old ?? "", wish.New ?? "", caller.Person, cancellation), texts));
        api.MapPost("/replace/undo", (NameWish wish, IdentityDesk desk, Caller caller, IdentityTexts texts, CancellationToken cancellation) =>
            AnswerAsync(desk.UndoReplaceAsync(wish.Name ?? "", caller.Person, cancellation), texts));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(Task<IdentityRefusal?> deciding, IdentityTexts texts) => await deciding is { } refusal
        ? TypedResults.Problem(texts.Refusal(refusal), statusCode: Status(refusal), title: EnumWord<IdentityRefusal>.Of(refusal))
        : TypedResults.NoContent();

    private static int Status(IdentityRefusal refusal) => refusal switch
    {
        IdentityRefusal.NobodyActs => StatusCodes.Status401Unauthorized,
        IdentityRefusal.OnlyAdmin => StatusCodes.Status403Forbidden,
        IdentityRefusal.NoSuchDevice or IdentityRefusal.NoSuchClaim => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status409Conflict,
    };
}

/// <param name="Name">Device id, or the name of a claim credential (<c>claim.NAME</c>).</param>
internal sealed record NameWish(string? Name);

internal sealed record ClaimWish(string? Serial, string? Device);

internal sealed record ReplaceWish(string? Old, string? New);
