using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Claims;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Accounts;
using Cem.Edge.Hub.People.ApiKeys;
using Cem.Edge.Hub.Storage;

namespace Cem.Edge.Hub.People;

/// <summary>Who a signed-in principal is, as journey and accounts say now. All accounts are held in memory: every request asks.</summary>
internal sealed class PeopleBook : IDisposable
{
    private readonly HubDatabase database;
    private readonly JourneyBook journey;
    private readonly ConcurrentDictionary<string, DateTimeOffset> ended = new();
    private readonly SemaphoreSlim refreshing = new(1, 1);
    private volatile FrozenDictionary<string, Account> accounts;

    public PeopleBook(HubDatabase database, JourneyBook journey)
    {
        this.database = database;
        this.journey = journey;
        // Not through an async method of ours: whoever asks first may do so where nothing can go on until this has returned.
        accounts = ById(database.ReadAsync(AccountRow.ReadAll, CancellationToken.None).GetAwaiter().GetResult());
    }

    /// <summary>Accounts by id; never change one of these, read a fresh one from <see cref="AccountStore"/>.</summary>
    public IReadOnlyCollection<Account> Accounts => accounts.Values;

    public Account? Account(string id) => accounts.GetValueOrDefault(id);

    /// <summary>Null for nobody, for whom neither journey nor accounts know, and for whose account is disabled.</summary>
    public Person? Of(ClaimsPrincipal? principal) => principal?.FindFirstValue(ClaimTypes.NameIdentifier) switch
    {
        null => null,
        OperatorKey.PersonId => OperatorKey.Person,
        { } id => Find(id),
    };

    /// <summary>The journey wins where it knows the id; an account may hold the person where it does not.</summary>
    public Person? Find(string id)
    {
        Account? account = Account(id);
        return account is { IsDisabled: true } ? null
            : journey.Current.Person(id) ?? (account is { Role: { } role } ? new Person(id, account.Name ?? id, role, account.Region, account.Site, account.Department) : null);
    }

    /// <summary>Everybody that journey or accounts know, by name; those with a disabled account too.</summary>
    public IReadOnlyList<Person> Everybody =>
    [
        .. journey.Current.People
            .Concat(accounts.Values.Where(account => account.Role is not null && journey.Current.Person(account.Id) is null)
                .Select(account => new Person(account.Id, account.Name ?? account.Id, account.Role!, account.Region, account.Site, account.Department)))
            .OrderBy(person => person.Name, StringComparer.CurrentCulture),
    ];

    /// <summary>A session whose owner signed out: a copy of its cookie, and its other open pages, are worth nothing from now on.</summary>
    public void End(string session, DateTimeOffset now)
    {
        if (session.Length == 0)
        {
            return; // a key, or nobody
        }

        ended[session] = now;
        foreach (string old in ended.Where(one => now - one.Value > SessionClaims.Longest).Select(one => one.Key))
        {
            ended.TryRemove(old, out _);
        }
    }

    public bool HasEnded(string session) => ended.ContainsKey(session);

    /// <summary>Reads the accounts again after one was written.</summary>
    public async Task RefreshAsync()
    {
        // One at a time, and whatever becomes of the request: what is held must not be older than what was committed last.
        await refreshing.WaitAsync();
        try
        {
            accounts = ById(await database.ReadAsync(AccountRow.ReadAll, CancellationToken.None));
        }
        finally
        {
            refreshing.Release();
        }
    }

    public void Dispose() => refreshing.Dispose();

    private static FrozenDictionary<string, Account> ById(List<Account> all) => all.ToFrozenDictionary(account => account.Id);
}
