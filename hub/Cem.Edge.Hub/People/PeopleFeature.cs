using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Cem.Edge.Hub.People;

/// <summary>Who acts: the "acting as" picker and the scheme that reads it.</summary>
internal static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddAuthentication(ActingPersonHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ActingPersonHandler>(ActingPersonHandler.SchemeName, null);
        services.AddCascadingAuthenticationState();
        return services;
    }

    public static void MapPeople(this IEndpointRouteBuilder routes) =>
        routes.MapPost(WebPaths.ActingAs, ActAs).ExcludeFromDescription();

    private static IResult ActAs([FromForm] string person, [FromForm] string? returnTo, HttpContext http, JourneyBook journey)
    {
        if (journey.Current.Person(person) is not { } chosen)
        {
            return Results.BadRequest("the journey knows no such person; reload the page and choose again");
        }

        http.Response.Cookies.Append(
            ActingPersonHandler.Cookie,
            chosen.Id,
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true });
        return Results.LocalRedirect(LocalPath.OrStart(returnTo));
    }
}
