using Cem.Edge.Hub.Web.Charts;
using Cem.Edge.Hub.Web.Live;
using Cem.Edge.Hub.Web.Localization;
using Cem.Edge.Scoring.Departments;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Services;

namespace Cem.Edge.Hub.Web;

/// <summary>The pages: Blazor on the server, MudBlazor components, charts and styles from the hub itself.</summary>
internal static class WebFeature
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddLanguages();
        services.AddSingleton<LiveSignal>();
        services.TryAddSingleton(_ => Taxonomy.Load());
        services.AddScoped<FigureTrend>().AddScoped<TimeTexts>().AddScoped<PlaceTexts>().AddScoped<AlertTexts>().AddScoped<TaskTexts>();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices(options => options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter);
        services.AddAntiforgery(options => options.Cookie.SameSite = SameSiteMode.Strict);
        return services;
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseRequestLocalization();
        // A person gets a page that helps; a program gets the bare status.
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/api"), pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.UseAntiforgery();
    }

    public static void MapWeb(this WebApplication app)
    {
        app.MapLanguages();
        app.MapStaticAssets();
        // The policy above forbids framing; Blazor would send a second, weaker one.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
