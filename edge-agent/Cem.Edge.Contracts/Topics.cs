using System.Diagnostics.CodeAnalysis;

namespace Cem.Edge.Contracts;

/// <summary>What a topic of the house is for.</summary>
public enum TopicKind
{
    /// <summary>Device to hub: one CloudEvent or a batch.</summary>
    Event,

    /// <summary>Hub to device: the only permission to delete from the outbox.</summary>
    Ack,

    /// <summary>Device to hub, retained, also the Will: the birth document.</summary>
    State,

    /// <summary>Hub to device, retained, versioned settings.</summary>
    DesiredSettings,

    /// <summary>Device to hub: applied version, or the refused keys and why.</summary>
    ReportedSettings,

    /// <summary>Hub to device: a request with correlation data; <see cref="ParsedTopic.Name"/> is the command.</summary>
    Command,

    /// <summary>Device to hub: the answer to a command.</summary>
    Response,

    /// <summary>Device without identity to hub: certificate signing request; <see cref="ParsedTopic.Name"/> is the serial.</summary>
    ClaimRequest,

    /// <summary>Hub to device without identity: its certificate; <see cref="ParsedTopic.Name"/> is the serial.</summary>
    ClaimCertificate,
}

/// <summary>A topic taken apart.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Tenant">Tenant id.</param>
/// <param name="Device">The device it belongs to; null for claim topics.</param>
/// <param name="Name">Command name or serial; null elsewhere.</param>
public sealed record ParsedTopic(TopicKind Kind, string Tenant, DeviceAddress? Device, string? Name);

/// <summary>Builds and parses every topic of the house (DESIGN 3). No other code writes a topic string.</summary>
/// <example><c>Topics.TryParse(Topics.Event(address), out var parsed)</c> gives back <c>TopicKind.Event</c> and the same address.</example>
public static class Topics
{
    /// <summary>Common first levels, with the wire version.</summary>
    public const string Root = "cem/v1";

    /// <summary><c>.../evt</c>: events, QoS 1, not retained.</summary>
    public static string Event(DeviceAddress device) => Below(device, "evt");

    /// <summary><c>.../ack</c>: acknowledgements of the hub, QoS 1.</summary>
    public static string Ack(DeviceAddress device) => Below(device, "ack");

    /// <summary><c>.../state</c>: birth document and Will, retained.</summary>
    public static string State(DeviceAddress device) => Below(device, "state");

    /// <summary><c>.../cfg/desired</c>: wanted settings, retained.</summary>
    public static string DesiredSettings(DeviceAddress device) => Below(device, "cfg/desired");

    /// <summary><c>.../cfg/reported</c>: what became of them.</summary>
    public static string ReportedSettings(DeviceAddress device) => Below(device, "cfg/reported");

    /// <summary><c>.../cmd/{name}</c>: one command.</summary>
    /// <exception cref="ArgumentException">The name is not an id.</exception>
    public static string Command(DeviceAddress device, string name) =>
        CemId.IsValid(name) ? Below(device, "cmd/" + name) : throw new ArgumentException($"'{name}' is not a command id", nameof(name));

    /// <summary><c>.../cmd/+</c>: the filter a device subscribes to.</summary>
    public static string AllCommands(DeviceAddress device) => Below(device, "cmd/+");

    /// <summary><c>.../res</c>: answers to commands.</summary>
    public static string Response(DeviceAddress device) => Below(device, "res");

    /// <summary><c>cem/v1/{tenant}/claim/{serial}/csr</c>.</summary>
    public static string ClaimRequest(string tenant, string serial) => $"{Root}/{tenant}/{CemId.ReservedSite}/{serial}/csr";

    /// <summary><c>cem/v1/{tenant}/claim/{serial}/cert</c>.</summary>
    public static string ClaimCertificate(string tenant, string serial) => $"{Root}/{tenant}/{CemId.ReservedSite}/{serial}/cert";

    /// <summary>Takes a topic apart; false for anything that is not exactly one of the topics above with well-formed ids.</summary>
    public static bool TryParse(string? topic, [NotNullWhen(true)] out ParsedTopic? parsed)
    {
        parsed = null;
        string[] levels = topic?.Split('/') ?? [];
        if (levels is not ["cem", "v1", var tenant, var site, var device, .. var rest] || !CemId.IsValid(tenant) || !CemId.IsValid(device))
        {
            return false;
        }

        parsed = site == CemId.ReservedSite ? ParseClaim(tenant, device, rest) : ParseDevice(new DeviceAddress(tenant, site, device), rest);
        return parsed is not null;
    }

    private static string Below(DeviceAddress device, string tail) => $"{Root}/{device.Tenant}/{device.Site}/{device.Device}/{tail}";

    private static ParsedTopic? ParseClaim(string tenant, string serial, string[] rest) => rest switch
    {
        ["csr"] => new ParsedTopic(TopicKind.ClaimRequest, tenant, null, serial),
        ["cert"] => new ParsedTopic(TopicKind.ClaimCertificate, tenant, null, serial),
        _ => null,
    };

    private static ParsedTopic? ParseDevice(DeviceAddress device, string[] rest)
    {
        if (!device.IsValid)
        {
            return null;
        }

        return rest switch
        {
            ["evt"] => Of(TopicKind.Event),
            ["ack"] => Of(TopicKind.Ack),
            ["state"] => Of(TopicKind.State),
            ["cfg", "desired"] => Of(TopicKind.DesiredSettings),
            ["cfg", "reported"] => Of(TopicKind.ReportedSettings),
            ["cmd", var name] when CemId.IsValid(name) => new ParsedTopic(TopicKind.Command, device.Tenant, device, name),
            ["res"] => Of(TopicKind.Response),
            _ => null,
        };

        ParsedTopic Of(TopicKind kind) => new(kind, device.Tenant, device, null);
    }
}
