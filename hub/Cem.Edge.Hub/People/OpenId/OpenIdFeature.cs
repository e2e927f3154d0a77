using System.Security.Claims;
using Cem.Edge.Hub.People.Accounts;
using Cem.Edge.Hub.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;

namespace Cem.Edge.Hub.People.OpenId;

/// <summary>
/// Authorization code with PKCE. The provider only vouches for who it is; rights are the hub's own, and nobody gets an account by signing in.
/// </summary>
internal static class OpenIdFeature
{
    public const string Scheme = "openid";

    private static readonly string[] Signatures =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddOpenId(this AuthenticationBuilder authentication, OpenIdOptions settings) => authentication.AddOpenIdConnect(Scheme, options =>
    {
        options.Authority = settings.Authority;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.RequireHttpsMetadata = !settings.IsLoopback;
        options.ResponseType = "code";
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.TokenValidationParameters.ValidAlgorithms = Signatures;
        options.SignInScheme = SessionClaims.Scheme;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Scope.Add("email");
        options.Scope.Add("profile");
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        if (settings.IsLoopback)
        {
            // Without HTTPS a browser drops cookies with SameSite=None; on one machine everything is the same site anyway.
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.NonceCookie.SameSite = SameSiteMode.Lax;
            options.ResponseMode = "query";
        }

        options.Events.OnTokenValidated = context =>
        {
            // The framework takes an unsigned token that comes straight from the provider, as the standard allows. Ours must be signed all the same.
            if (context.SecurityToken.SignatureAlgorithm is null or "" or SecurityAlgorithms.None)
            {
                context.Fail("the provider sent a token that nobody signed");
            }

            return Task.CompletedTask;
        };
        options.Events.OnTicketReceived = context => TakeAsync(context, settings.PersonClaim);
        options.Events.OnRemoteFailure = context =>
        {
            Refuse(context.Response);
            context.HandleResponse();
            return Task.CompletedTask;
        };
    });

    public static void MapOpenId(this IEndpointRouteBuilder routes) => routes.MapGet(WebPaths.OpenId, (string? returnTo) =>
        TypedResults.Challenge(new AuthenticationProperties { RedirectUri = LocalPath.OrStart(returnTo) }, [Scheme])).AllowAnonymous().ExcludeFromDescription();

    private static async Task TakeAsync(TicketReceivedContext context, string personClaim)
    {
        string external = context.Principal?.FindFirstValue(personClaim) ?? "";

        // An address that the provider does not say it has checked could be anybody's; a provider that never says so is used with another claim.
        bool isAddress = personClaim == "email";
        bool isUnchecked = isAddress && !string.Equals(context.Principal?.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        SignInDesk desk = context.HttpContext.RequestServices.GetRequiredService<SignInDesk>();
        if (external.Length > 0 && !isUnchecked && await desk.ExternalAsync(external, isAddress ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal, context.HttpContext.RequestAborted) is { } session)
        {
            context.Principal = session;
            return;
        }

        Refuse(context.Response);
        context.HandleResponse();
    }

    private static void Refuse(HttpResponse response) => response.Redirect($"{WebPaths.SignInPage}?refused=openid");
}
