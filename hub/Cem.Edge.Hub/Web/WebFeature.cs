using Cem.Edge.Hub.Web.Localization;
using MudBlazor;
using MudBlazor.Services;

namespace Cem.Edge.Hub.Web;

/// <summary>The pages: Blazor on the server, MudBlazor components, charts and styles from the hub itself.</summary>
internal static class WebFeature
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddLanguages();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices(options => options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter);
        services.AddAntiforgery(options => options.Cookie.SameSite = SameSiteMode.Strict);
        return services;
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseRequestLocalization();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
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
