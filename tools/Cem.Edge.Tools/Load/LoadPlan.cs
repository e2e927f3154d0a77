namespace Cem.Edge.Tools.Load;

/// <summary>What the load run does.</summary>
/// <param name="Devices">Number of devices, each on a connection of its own.</param>
/// <param name="EventsPerSecond">Per device; null sends a backlog of the last 30 days as fast as the acks come back.</param>
/// <param name="Batch">Events per message, 1 to 100.</param>
/// <param name="InFlight">Messages a device sends before it waits for the ack of the first, 1 to 32.</param>
/// <param name="Length">How long events are sent.</param>
internal sealed record LoadPlan(int Devices, double? EventsPerSecond, int Batch, int InFlight, TimeSpan Length)
{
    public const string Tenant = "load";

    public const string Site = "load-site";

    public static string Device(int number) => $"load-{number.ToString("D4", System.Globalization.CultureInfo.InvariantCulture)}";
}
