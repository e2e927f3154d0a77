using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Claims;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Accounts;
using Cem.Edge.Hub.People.ApiKeys;
using Cem.Edge.Hub.Storage;

namespace Cem.Edge.Hub.People;

/// <summary>Who a signed-in principal is, as journey and accounts say now. All accounts are held in memory: every request asks.</summary>
internal sealed class PeopleBook(HubDatabase database, JourneyBook journey) : IDisposable
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> ended = new();
    private readonly HeldRows<FrozenDictionary<string, Account>> accounts = new(database, reader => AccountRow.ReadAll(reader).ToFrozenDictionary(account => account.Id));

    /// <summary>Accounts by id; never change one of these, read a fresh one from <see cref="AccountStore"/>.</summary>
    public IReadOnlyCollection<Account> Accounts => accounts.Rows.Values;

    public Account? Account(string id) => accounts.Rows.GetValueOrDefault(id);

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
        return account is { IsDisabled: true } ? null : journey.Current.Person(id) ?? account?.OwnPerson;
    }

    /// <summary>Everybody that journey or accounts know, by name; those with a disabled account too.</summary>
    public IReadOnlyList<Person> Everybody =>
    [
        .. journey.Current.People
            .Concat(Accounts.Where(account => journey.Current.Person(account.Id) is null).Select(account => account.OwnPerson).OfType<Person>())
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
    public Task RefreshAsync() => accounts.RefreshAsync();

    public void Dispose() => accounts.Dispose();
}
