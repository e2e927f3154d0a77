namespace Cem.Edge.Tools.Load;

/// <summary>What the load run does.</summary>
/// <param name="Devices">Number of devices, each on a connection of its own.</param>
/// <param name="EventsPerSecond">Per device; null sends a backlog of the last 30 days as fast as the acks come back.</param>
/// <param name="Batch">Events per message, 1 to 100.</param>
/// <param name="InFlight">Messages a device sends before it waits for the ack of the first, 1 to 32.</param>
/// <param name="Length">How long events are sent.</param>
/// <param name="Line">Which of the hub's ports the devices speak to.</param>
internal sealed record LoadPlan(int Devices, double? EventsPerSecond, int Batch, int InFlight, TimeSpan Length, LoadLine Line = LoadLine.Plain)
{
    public const string Tenant = "load";

    public const string Site = "load-site";

    public static string Device(int number) => $"load-{number.ToString("D4", System.Globalization.CultureInfo.InvariantCulture)}";
}

/// <summary>Plain on loopback, or TLS with a certificate for each device, which also brings the rules of the journey's places.</summary>
internal enum LoadLine
{
    Plain,
    Tls,
}
