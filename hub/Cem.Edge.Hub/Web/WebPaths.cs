namespace Cem.Edge.Hub.Web;

/// <summary>Addresses that a form posts to, and those of pages that code sends people to; other pages have theirs in @page.</summary>
internal static class WebPaths
{
    public const string Language = "/language";
    public const string SignInPage = "/sign-in";
    public const string SignIn = "/account/sign-in";
    public const string OpenId = "/account/sign-in/openid";
    public const string SignOut = "/account/sign-out";
    public const string SignOutEverywhere = "/account/sign-out-everywhere";
    public const string PasswordChange = "/account/password";
    public const string AccountPage = "/account";

    /// <summary>True for a browser that opens a page; false for a form, a program and the live socket.</summary>
    public static bool IsVisit(this HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !http.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal);
}
