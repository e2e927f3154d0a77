using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.People.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.People.ApiKeys;

/// <summary>API keys: one's own, and for administrators everybody's.</summary>
internal static class ApiKeysApi
{
    private const int LongestName = 60;
    private const int UsualDays = 90;

    public static void MapApiKeys(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1/keys");
        api.MapGet("/", (Caller caller, ApiKeyBook keys) => TypedResults.Ok(keys.All.Where(key => MayManage(caller.Person, key.PersonId)))).Needs(Permission.OwnKeys);
        api.MapPost("/", AddAsync).Needs(Permission.OwnKeys);
        api.MapPost("/{id:long}/revoke", RevokeAsync).Needs(Permission.OwnKeys);
    }

    private static async Task<Results<Ok<KeyGiven>, ValidationProblem, NotFound>> AddAsync(KeyWish wish, Caller caller, ApiKeyBook keys, PeopleBook people, CancellationToken cancellation)
    {
        if (people.Find(wish.Person ?? caller.Person.Id) is not { } owner || !MayManage(caller.Person, owner.Id))
        {
            return TypedResults.NotFound();
        }

        int days = wish.Days ?? UsualDays;
        var faults = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(wish.Name) || wish.Name.Length > LongestName)
        {
            faults["name"] = [$"say in 1 to {LongestName} characters what the key is for"];
        }

        if (!ApiKeyScope.All.Contains(wish.Scope))
        {
            faults["scope"] = [$"must be {string.Join(", ", ApiKeyScope.All)}"];
        }

        if (days < 1 || days > ApiKeyBook.Longest.TotalDays)
        {
            faults["days"] = [$"must be 1 to {ApiKeyBook.Longest.TotalDays:0}"];
        }

        if (faults.Count > 0)
        {
            return TypedResults.ValidationProblem(faults);
        }

        (ApiKey key, string secret) = await keys.AddAsync(owner, wish.Name.Trim(), wish.Scope, TimeSpan.FromDays(days), caller.Person, cancellation);
        return TypedResults.Ok(new KeyGiven(key, secret));
    }

    private static async Task<Results<NoContent, NotFound>> RevokeAsync(long id, Nothing _, Caller caller, ApiKeyBook keys, CancellationToken cancellation) =>
        keys.Find(id) is { } key && MayManage(caller.Person, key.PersonId) && await keys.RevokeAsync(id, caller.Person, cancellation) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static bool MayManage(Person person, string owner) => person.Id == owner || person.May(Permission.ManageAccounts);
}

/// <param name="Person">Whose key; null = the caller's own.</param>
/// <param name="Scope">One of <see cref="ApiKeyScope.All"/>.</param>
/// <param name="Days">How long it is good; 90 when not said.</param>
internal sealed record KeyWish(string Name, string Scope, string? Person = null, int? Days = null);

/// <param name="Secret">Shown once.</param>
internal sealed record KeyGiven(ApiKey Key, string Secret);
