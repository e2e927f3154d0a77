using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Cem.Edge.Hub.Web.Localization;

/// <summary>The reader's language: a cookie set by the switch in the app bar, else the browser's wish, else English.</summary>
internal static class LanguageFeature
{
    public static IServiceCollection AddLanguages(this IServiceCollection services)
    {
        CultureInfo[] cultures = [.. Language.All.Select(language => CultureInfo.GetCultureInfo(language.Id))];
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Language.Default.Id);
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
        return services;
    }

    public static void MapLanguages(this IEndpointRouteBuilder routes) =>
        routes.MapPost(WebPaths.Language, ChooseLanguage).AllowAnonymous().ExcludeFromDescription();

    private static IResult ChooseLanguage([FromForm] string language, [FromForm] string? returnTo, HttpContext http, TimeProvider time)
    {
        if (Language.Find(language) is not { } chosen)
        {
            return Results.BadRequest($"unknown language; known: {string.Join(", ", Language.All.Select(one => one.Id))}");
        }

        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen.Id)),
            new CookieOptions { Expires = time.GetUtcNow().AddYears(1), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
        return Results.LocalRedirect(LocalPath.OrStart(returnTo));
    }
}
