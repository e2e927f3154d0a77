using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Settings;
using Cem.Edge.Hub.Taxonomies;
using Cem.Edge.Hub.Web.Charts;
using Cem.Edge.Hub.Web.Live;
using Cem.Edge.Hub.Web.Localization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using MudBlazor;
using MudBlazor.Services;

namespace Cem.Edge.Hub.Web;

/// <summary>The pages: Blazor on the server, MudBlazor components, charts and styles from the hub itself.</summary>
internal static class WebFeature
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddPageServices();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services;
    }

    /// <summary>What components ask for, apart from the server that runs them.</summary>
    public static IServiceCollection AddPageServices(this IServiceCollection services)
    {
        services.AddLanguages();
        services.AddSingleton<LiveSignal>();
        services.AddTaxonomies();
        services.AddScoped<FigureTrend>().AddScoped<TimeTexts>().AddScoped<PlaceTexts>().AddScoped<AlertTexts>().AddScoped<TaskTexts>().AddScoped<CallTexts>().AddScoped<FindingTexts>().AddScoped<JudgementTexts>().AddScoped<ScoringTexts>().AddScoped<IdentityTexts>().AddScoped<PrivacyTexts>().AddScoped<AccountTexts>();
        services.AddMudServices(options => options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter);
        return services;
    }

    public static void UseWeb(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<HubOptions>>().Value.BehindProxy)
        {
            // From loopback only, which is the default of the middleware: a proxy on this machine.
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        }

        app.UseHsts();
        app.UseSecurityHeaders();
        app.UseRequestLocalization();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(BareStatusForPrograms);
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapWeb(this WebApplication app)
    {
        app.MapLanguages();
        app.MapStaticAssets().AllowAnonymous();
        // Whoever is signed in; each page asks for more. The policy above forbids framing; Blazor would send a second, weaker one.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null).Needs(Permission.OwnAccount);
    }

    // A person who followed a wrong link gets a page that helps; a program, or a form that was refused, gets the bare status.
    private static Task BareStatusForPrograms(HttpContext http, RequestDelegate next)
    {
        if (!http.IsVisit() && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(http);
    }
}
