using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Web.Localization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.People.Accounts;

/// <summary>Accounts as JSON. Everything that writes takes a JSON body, which no foreign form can send.</summary>
internal static class AccountsApi
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1/accounts");
        api.MapGet("/", (PeopleBook people, TimeProvider time) => TypedResults.Ok(people.Accounts.OrderBy(account => account.Id).Select(account => AccountItem.Of(account, people, time.GetUtcNow()))))
            .Needs(Permission.ManageAccounts);
        api.MapPost("/{id}", GiveAsync).Needs(Permission.ManageAccounts);
        api.MapPost("/{id}/disable", (string id, Nothing _, Caller caller, AccountDesk desk, AccountTexts texts, CancellationToken cancellation) => DisableAsync(id, true, caller, desk, texts, cancellation))
            .Needs(Permission.ManageAccounts);
        api.MapPost("/{id}/enable", (string id, Nothing _, Caller caller, AccountDesk desk, AccountTexts texts, CancellationToken cancellation) => DisableAsync(id, false, caller, desk, texts, cancellation))
            .Needs(Permission.ManageAccounts);
    }

    private static async Task<Results<Ok<AccountGiven>, ProblemHttpResult>> GiveAsync(string id, AccountWish wish, Caller caller, AccountDesk desk, AccountTexts texts, CancellationToken cancellation)
    {
        AccountDecision decision = await desk.GiveAsync(id, wish, caller.Person, cancellation);
        return decision.Refusal is { } refusal ? Problem(refusal, texts) : TypedResults.Ok(new AccountGiven(id, decision.Password));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DisableAsync(string id, bool isDisabled, Caller caller, AccountDesk desk, AccountTexts texts, CancellationToken cancellation) =>
        await desk.DisableAsync(id, isDisabled, caller.Person, cancellation) is { } refusal ? Problem(refusal, texts) : TypedResults.NoContent();

    private static ProblemHttpResult Problem(AccountRefusal refusal, AccountTexts texts) => TypedResults.Problem(
        texts.Refusal(refusal), title: EnumWord<AccountRefusal>.Of(refusal), statusCode: refusal switch
        {
            AccountRefusal.NoSuchAccount or AccountRefusal.NoSuchPerson => StatusCodes.Status404NotFound,
            AccountRefusal.LastAdmin or AccountRefusal.ExternalIdTaken => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status400BadRequest,
        });
}

/// <summary>An empty JSON body: it has nothing to say, and no foreign form can send it.</summary>
internal sealed record Nothing;

/// <param name="Password">Shown once; null when it was given.</param>
internal sealed record AccountGiven(string Id, string? Password);

/// <summary>An account as an administrator sees it: never its password, hash or stamp.</summary>
internal sealed record AccountItem(
    string Id, Person? Person, bool IsDisabled, bool IsLocked, bool HasOneTimePassword, string? ExternalId, DateTimeOffset CreatedAt, DateTimeOffset? SignedInAt)
{
    public static AccountItem Of(Account account, PeopleBook people, DateTimeOffset now) => new(
        account.Id, people.Find(account.Id), account.IsDisabled, account.LockedUntil > now, account.OneTime, account.ExternalId, account.CreatedAt, account.SignedInAt);
}
