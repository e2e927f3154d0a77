using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.ApiKeys;

namespace Cem.Edge.Hub.People.Accounts;

/// <summary>Somebody must be able to sign in on a new hub: one administrator is made at the first start, and told once.</summary>
internal static class FirstAdmin
{
    private const string Usual = "admin";
    private const string Other = "first-admin";

    /// <summary>What to print, or null when there are accounts.</summary>
    public static async Task<string?> MakeAsync(IServiceProvider services, CancellationToken cancellation)
    {
        if (services.GetRequiredService<PeopleBook>().Accounts.Count > 0)
        {
            return null;
        }

        await using AsyncServiceScope scope = services.CreateAsyncScope();
        Person? known = services.GetRequiredService<JourneyBook>().Current.Person(Usual);
        string id = known is null or { Role: PersonRole.Admin } ? Usual : Other;
        AccountDecision made = await scope.ServiceProvider.GetRequiredService<AccountDesk>().GiveAsync(
            id, new AccountWish(Name: "First administrator", Role: PersonRole.Admin), OperatorKey.Person, cancellation);
        return $"first sign-in: person {id} password {made.Password} (told once; you choose your own at the first sign-in. Lost it? cem account give {id})";
    }
}
