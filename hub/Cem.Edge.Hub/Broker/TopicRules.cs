using Cem.Edge.Contracts;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Hub.Broker;

/// <summary>
/// What a device may do: publish and subscribe below its own topic only. Client id and device id are the same word; a client with a claim credential has its serial instead.
/// The rules for mosquitto are generated from the same lists.
/// </summary>
internal static class TopicRules
{
    public static readonly IReadOnlyList<TopicKind> Published = [TopicKind.Event, TopicKind.State, TopicKind.ReportedSettings, TopicKind.Response];

    public static readonly IReadOnlyList<TopicKind> Subscribed = [TopicKind.Ack, TopicKind.DesiredSettings, TopicKind.Command];

    /// <summary>One hub serves one tenant; before it has a journey it knows none and takes every one.</summary>
    public static bool IsOfTenant(string tenant, JourneyMap journey) => journey.Tenant.Length == 0 || tenant == journey.Tenant;

    /// <summary>The sites whose topics a device may use: those that the journey ever assigned it to, so that what it stored before a move still arrives.</summary>
    public static IEnumerable<string> SitesOf(string device, JourneyMap journey) =>
        (journey.Device(device)?.Assignments ?? []).Select(one => journey.Touchpoint(one.Touchpoint)?.Site.Id).OfType<string>().Distinct();

    /// <summary>The topic taken apart when <paramref name="client"/> may publish to it; null otherwise.</summary>
    /// <param name="places">The journey whose places bind a device with a certificate; null binds it to no place.</param>
    public static ParsedTopic? Publishable(string client, string? topic, JourneyMap? places) =>
        Topics.TryParse(topic, out ParsedTopic? parsed) && IsOwn(client, parsed, places, Published, TopicKind.ClaimRequest) ? parsed : null;

    /// <summary>The topic taken apart when <paramref name="client"/> may subscribe to <paramref name="filter"/>; null otherwise.</summary>
    public static ParsedTopic? Subscribable(string client, string filter, JourneyMap? places)
    {
        // The only wildcard of the house stands for the name of a command.
        string topic = filter.EndsWith("/cmd/+", StringComparison.Ordinal) || filter.EndsWith("/cmd/#", StringComparison.Ordinal) ? filter[..^1] + "any" : filter;
        return Topics.TryParse(topic, out ParsedTopic? parsed) && IsOwn(client, parsed, places, Subscribed, TopicKind.ClaimCertificate) ? parsed : null;
    }

    private static bool IsOwn(string client, ParsedTopic topic, JourneyMap? places, IReadOnlyList<TopicKind> kinds, TopicKind claim) =>
        ClaimClient.SerialOf(client) is { } serial
            ? topic.Kind == claim && topic.Name == serial
            : topic.Device is { } device && device.Device == client && kinds.Contains(topic.Kind) && StandsThere(device, places);

    private static bool StandsThere(DeviceAddress device, JourneyMap? places) =>
        places is null || places.Tenant.Length == 0 || (device.Tenant == places.Tenant && SitesOf(device.Device, places).Contains(device.Site));
}
