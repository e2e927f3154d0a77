using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Broker;

/// <summary>What a device may do: publish and subscribe below its own topic only. Client id and device id are the same word.</summary>
internal static class TopicRules
{
    /// <summary>One hub serves one tenant; before it has a journey it knows none and takes every one.</summary>
    public static bool IsOfTenant(DeviceAddress device, string tenant) => tenant.Length == 0 || device.Tenant == tenant;

    /// <summary>The topic taken apart when <paramref name="client"/> may publish to it; null otherwise.</summary>
    public static ParsedTopic? Publishable(string client, string? topic) =>
        Topics.TryParse(topic, out ParsedTopic? parsed) && parsed.Device?.Device == client
            && parsed.Kind is TopicKind.Event or TopicKind.State or TopicKind.ReportedSettings or TopicKind.Response
            ? parsed
            : null;

    /// <summary>The device whose topic it is when <paramref name="client"/> may subscribe to <paramref name="filter"/>; null otherwise.</summary>
    public static DeviceAddress? Subscribable(string client, string filter)
    {
        // The only wildcard of the house stands for the name of a command.
        string topic = filter.EndsWith("/cmd/+", StringComparison.Ordinal) || filter.EndsWith("/cmd/#", StringComparison.Ordinal) ? filter[..^1] + "any" : filter;
        return Topics.TryParse(topic, out ParsedTopic? parsed) && parsed.Device?.Device == client
            && parsed.Kind is TopicKind.Ack or TopicKind.DesiredSettings or TopicKind.Command
            ? parsed.Device
            : null;
    }
}
