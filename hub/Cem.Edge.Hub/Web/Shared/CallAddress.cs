namespace Cem.Edge.Hub.Web.Shared;

/// <summary>Where the page of a call lies. All three parts are ids.</summary>
internal static class CallAddress
{
    public static string Of(string device, string callId, string? key) => $"/calls/{device}/{callId}{(key is null ? "" : "?key=" + key)}";
}
