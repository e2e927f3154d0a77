using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.People.Accounts;
using Cem.Edge.Hub.People.ApiKeys;
using Cem.Edge.Hub.People.Audit;
using Cem.Edge.Hub.People.OpenId;
using Cem.Edge.Hub.Settings;
using Cem.Edge.Hub.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Cem.Edge.Hub.People;

/// <summary>Who is signed in, by session cookie or API key, and what they may do and see.</summary>
internal static class PeopleFeature
{
    private const string CookieOrKey = "cookie-or-key";

    // OWASP Password Storage Cheat Sheet, PBKDF2 with HMAC-SHA512.
    private const int HashRounds = 210_000;

    public static IServiceCollection AddPeople(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<OpenIdOptions>(OpenIdOptions.Section);
        services.AddSingleton<PeopleBook>().AddSingleton<ApiKeyBook>().AddSingleton<OperatorKey>().AddSingleton<AuditLog>().AddSingleton<SignInDesk>();
        services.AddScoped<AccountDesk>().AddScoped<Reader>();
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
                identity.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-";
            })
            .AddUserStore<AccountStore>();

        // NIST asks for length and a list, not for kinds of characters: our rules alone, in place of Identity's own.
        foreach (ServiceDescriptor usual in services.Where(service => service.ServiceType == typeof(IPasswordValidator<Account>)).ToArray())
        {
            services.Remove(usual);
        }

        services.AddScoped<IPasswordValidator<Account>, PasswordCheck>();
        services.AddSingleton<ILookupNormalizer, LowerCaseNames>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashRounds);

        AuthenticationBuilder authentication = services.AddAuthentication(CookieOrKey)
            .AddPolicyScheme(CookieOrKey, null, either => either.ForwardDefaultSelector = http => http.Request.Headers.Authorization.Count > 0 ? ApiKeyHandler.SchemeName : SessionClaims.Scheme)
            .AddCookie(SessionClaims.Scheme, Cookie)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        if (configuration.GetSection(OpenIdOptions.Section).Get<OpenIdOptions>() is { IsOn: true } openId)
        {
            authentication.AddOpenId(openId);
        }

        services.AddAccess();
        services.AddRateLimiter(SignInLimit.Add);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, LiveSession>();
        return services;
    }

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        routes.MapSignIn();
        routes.MapOpenId();
        routes.MapAccounts();
        routes.MapApiKeys();
        routes.MapAudit();
    }

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "cem-session";
        options.Cookie.HttpOnly = true;
        // Lax, so that a link from a mail opens the page; everything that changes something carries a token or a JSON body as well.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = SessionClaims.Idle;
        options.SlidingExpiration = true;
        options.LoginPath = WebPaths.SignInPage;
        options.ReturnUrlParameter = "returnTo";
        options.Events.OnValidatePrincipal = async context =>
        {
            IServiceProvider services = context.HttpContext.RequestServices;
            if (context.Principal is not { } principal
                || !SessionClaims.IsAlive(principal, services.GetRequiredService<PeopleBook>(), services.GetRequiredService<ApiKeyBook>(), services.GetRequiredService<TimeProvider>().GetUtcNow()))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(SessionClaims.Scheme);
            }
        };
        options.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context =>
        {
            if (SessionClaims.IsOneTime(context.HttpContext.User, context.HttpContext.RequestServices.GetRequiredService<PeopleBook>()))
            {
                context.RedirectUri = WebPaths.AccountPage;
                return AnswerAsync(context, StatusCodes.Status403Forbidden);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    // A person is sent to a page, a program gets the bare status.
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.HttpContext.IsVisit())
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }
}
