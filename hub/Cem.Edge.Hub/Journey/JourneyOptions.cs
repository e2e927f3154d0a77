namespace Cem.Edge.Hub.Journey;

internal sealed class JourneyOptions
{
    public const string Section = "Journey";

    /// <summary>Journey file to import at start; null keeps what the database holds.</summary>
    public string? File { get; set; }
}
