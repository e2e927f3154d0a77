namespace Cem.Edge.Hub.Web;

/// <summary>Addresses that a form posts to; pages have theirs in @page.</summary>
internal static class WebPaths
{
    public const string Language = "/language";
    public const string ActingAs = "/acting-as";
}
