using Microsoft.AspNetCore.Components;

namespace Cem.Edge.Hub.Web;

/// <summary>Where a form may send the browser back to: only places of this hub.</summary>
internal static class LocalPath
{
    public static string ToLocalPath(this NavigationManager navigation) => "/" + navigation.ToBaseRelativePath(navigation.Uri);

    /// <summary><paramref name="wanted"/> when it is a path of this hub, else the start page. <c>//host</c> and <c>/\host</c> leave the hub and are refused.</summary>
    public static string OrStart(string? wanted) =>
        wanted is ['/', ..] and not ['/', '/' or '\\', ..] && wanted.All(letter => letter is > ' ' and <= '~') ? wanted : "/";
}
