using System.Security.Claims;
using System.Text.Encodings.Web;
using Cem.Edge.Hub.Journey;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.People.ApiKeys;

/// <summary><c>Authorization: Bearer cem_…</c>: a key of a person, or the operator's.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyBook keys, OperatorKey operatorKey, PeopleBook people)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "api-key";
    public const string Word = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString() is not { Length: > 0 } header)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        string secret = header.StartsWith(Word, StringComparison.OrdinalIgnoreCase) ? header[Word.Length..].Trim() : "";
        if (operatorKey.Is(secret))
        {
            return Task.FromResult(Success(OperatorKey.Person, []));
        }

        return Task.FromResult(keys.Good(secret) is { } key && people.Find(key.PersonId) is { } owner
            ? Success(owner, ApiKeyScope.Claims(key))
            : AuthenticateResult.Fail("the key is unknown, revoked or past its end, or its owner has left"));
    }

    private AuthenticateResult Success(Person person, IEnumerable<Claim> limits)
    {
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person.Id), new(ClaimTypes.Name, person.Name), .. limits], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }
}
