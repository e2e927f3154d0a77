using System.Security.Claims;
using System.Text.Encodings.Web;
using Cem.Edge.Hub.Journey;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.People;

/// <summary>
/// Until there are accounts, whoever sits at the machine says who they are: a cookie set by the picker, or a header for scripts.
/// Everything else of the hub sees only the <see cref="ClaimsPrincipal"/>, so real accounts replace this one scheme.
/// </summary>
internal sealed class ActingPersonHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, JourneyBook journey)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "acting-as";
    public const string Cookie = "cem-acting-as";
    public const string Header = "X-Acting-As";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? id = Request.Headers[Header].FirstOrDefault() ?? Request.Cookies[Cookie];
        if (string.IsNullOrEmpty(id))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (journey.Current.Person(id) is not { } person)
        {
            return Task.FromResult(AuthenticateResult.Fail("the journey knows no such person"));
        }

        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, person.Id), new(ClaimTypes.Name, person.Name), new(ClaimTypes.Role, person.Role)], Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }
}
