using System.Globalization;
using System.Security.Claims;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.ApiKeys;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Cem.Edge.Hub.People.Accounts;

/// <summary>What a session cookie says: who, since when, and the stamp of the account then.</summary>
internal static class SessionClaims
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private const string Stamp = "cem:stamp";
    private const string Since = "cem:since";
    private const string Session = "cem:session";

    /// <summary>Without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    /// <summary>From sign-in: a working day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public static ClaimsPrincipal Of(Person person, Account account, DateTimeOffset now) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, person.Id), new(ClaimTypes.Name, person.Name), new(Stamp, account.Stamp), new(Session, Guid.NewGuid().ToString("N")),
            new(Since, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        Scheme));

    /// <summary>False once the account was changed, disabled or signed out everywhere, the session is too old, or the key has ended.</summary>
    public static bool IsAlive(ClaimsPrincipal principal, PeopleBook people, ApiKeyBook keys, DateTimeOffset now)
    {
        if (principal.Identity?.AuthenticationType != Scheme)
        {
            return people.Of(principal) is not null && ApiKeyScope.IsAlive(principal, keys, now);
        }

        return principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            && people.Account(id) is { IsDisabled: false } account
            && people.Find(id) is not null
            && principal.FindFirstValue(Stamp) == account.Stamp
            && !people.HasEnded(SessionOf(principal))
            && long.TryParse(principal.FindFirstValue(Since), CultureInfo.InvariantCulture, out long since)
            && now - DateTimeOffset.FromUnixTimeSeconds(since) < Longest;
    }

    /// <summary>Random id of this session, so that it can be ended apart from others of the same person.</summary>
    public static string SessionOf(ClaimsPrincipal principal) => principal.FindFirstValue(Session) ?? "";

    /// <summary>True while somebody who was given a password has not chosen their own.</summary>
    public static bool IsOneTime(ClaimsPrincipal principal, PeopleBook people) =>
        principal.Identity?.AuthenticationType == Scheme && principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && people.Account(id) is { OneTime: true };
}
