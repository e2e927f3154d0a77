using Cem.Edge.Contracts;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Hub.People.Accounts;

/// <summary>Which accounts there may be. Pure.</summary>
internal static class AccountRules
{
    /// <summary>Why there can be no such account, or null.</summary>
    public static AccountRefusal? Fault(string id, AccountWish wish, JourneyMap journey) =>
        !CemId.IsValid(id) ? AccountRefusal.BadId
        : wish.Role is null ? (journey.Person(id) is null ? AccountRefusal.NoSuchPerson : null)
        : IsPlaced(wish, journey) ? null : AccountRefusal.BadRole;

    /// <summary>True when somebody else can still sign in as an administrator.</summary>
    public static bool LeavesAdmin(string without, IEnumerable<Account> accounts, Func<string, Person?> find) =>
        accounts.Any(account => account.Id != without && account is { IsDisabled: false } and not { PasswordHash: null, ExternalId: null } && find(account.Id) is { Role: PersonRole.Admin });

    public static AccountRefusal PasswordRefusal(string code) => code switch
    {
        "too-short" => AccountRefusal.PasswordTooShort,
        "too-long" => AccountRefusal.PasswordTooLong,
        "guessed-first" => AccountRefusal.PasswordGuessedFirst,
        _ => AccountRefusal.PasswordTooPlain,
    };

    private static bool IsPlaced(AccountWish wish, JourneyMap journey) => wish.Role switch
    {
        PersonRole.Admin => true,
        PersonRole.Viewer => (wish.Region is null || HasRegion(wish, journey)) && (wish.Site is null || HasSite(wish, journey)),
        PersonRole.RegionalManager => HasRegion(wish, journey),
        PersonRole.StoreStaff => HasSite(wish, journey),
        PersonRole.DepartmentOwner => wish.Department is { } department && journey.Department(department) is not null,
        _ => false,
    };

    private static bool HasRegion(AccountWish wish, JourneyMap journey) => journey.Regions.Any(region => region.Id == wish.Region);

    private static bool HasSite(AccountWish wish, JourneyMap journey) => wish.Site is { } site && journey.Site(site) is not null;
}
