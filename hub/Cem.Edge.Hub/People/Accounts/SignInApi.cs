using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.People.Audit;
using Cem.Edge.Hub.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Cem.Edge.Hub.People.Accounts;

/// <summary>Forms of the pages Sign in and My account. Each carries the page's antiforgery token.</summary>
internal static class SignInApi
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(WebPaths.SignIn, SignInAsync).AllowAnonymous().RequireRateLimiting(SignInLimit.Policy).ExcludeFromDescription();
        routes.MapPost(WebPaths.SignOut, SignOutAsync).AddEndpointFilter(WithPageTokenAsync).Needs(Permission.OwnAccount).ExcludeFromDescription();
        routes.MapPost(WebPaths.SignOutEverywhere, SignOutEverywhereAsync).AddEndpointFilter(WithPageTokenAsync).Needs(Permission.OwnAccount).ExcludeFromDescription();
        routes.MapPost(WebPaths.PasswordChange, ChangePasswordAsync).Needs(Permission.OwnAccount).RequireRateLimiting(SignInLimit.Policy).ExcludeFromDescription();
    }

    // A handler that binds a form has its token checked by the framework; one that reads nothing of it does not.
    private static async ValueTask<object?> WithPageTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext) ? await next(context) : TypedResults.BadRequest();

    private static async Task<IResult> SignInAsync(
        [FromForm] string? person, [FromForm] string? password, [FromForm] string? returnTo, SignInDesk desk, PeopleBook people, TimeProvider time, HttpContext http, CancellationToken cancellation)
    {
        string wanted = LocalPath.OrStart(returnTo);
        if (await desk.PasswordAsync(person ?? "", password ?? "", cancellation) is not { } session)
        {
            return Results.LocalRedirect($"{WebPaths.SignInPage}?refused=true&returnTo={Uri.EscapeDataString(wanted)}");
        }

        // A fresh cookie: whatever the browser held before is not carried over, and is over.
        people.End(SessionClaims.SessionOf(http.User), time.GetUtcNow());
        await http.SignInAsync(SessionClaims.Scheme, session);
        return Results.LocalRedirect(SessionClaims.IsOneTime(session, people) ? WebPaths.AccountPage : wanted);
    }

    private static async Task<IResult> SignOutAsync(Caller caller, PeopleBook people, AuditLog audit, TimeProvider time, HttpContext http, CancellationToken cancellation)
    {
        people.End(SessionClaims.SessionOf(http.User), time.GetUtcNow());
        await http.SignOutAsync(SessionClaims.Scheme);
        await audit.AddAsync(caller.Person, AuditAction.SignedOut, caller.Person.Id, "", cancellation);
        return Results.LocalRedirect(WebPaths.SignInPage);
    }

    private static async Task<IResult> SignOutEverywhereAsync(Caller caller, AccountDesk desk, HttpContext http, CancellationToken cancellation)
    {
        await desk.SignOutEverywhereAsync(caller.Person.Id, cancellation);
        await http.SignOutAsync(SessionClaims.Scheme);
        return Results.LocalRedirect(WebPaths.SignInPage);
    }

    private static async Task<IResult> ChangePasswordAsync(
        [FromForm] string? old, [FromForm] string? chosen, [FromForm] string? again, Caller caller, AccountDesk desk, SignInDesk signIn, HttpContext http, CancellationToken cancellation)
    {
        if (await desk.ChangePasswordAsync(caller.Person.Id, old ?? "", chosen ?? "", again ?? "", cancellation) is { } refusal)
        {
            return Results.LocalRedirect($"{WebPaths.AccountPage}?refused={Improvement.EnumWord<AccountRefusal>.Of(refusal)}");
        }

        if (signIn.Again(caller.Person.Id) is { } session)
        {
            await http.SignInAsync(SessionClaims.Scheme, session);
        }

        return Results.LocalRedirect($"{WebPaths.AccountPage}?changed=true");
    }
}
