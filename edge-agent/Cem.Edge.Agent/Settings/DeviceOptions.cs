using System.ComponentModel.DataAnnotations;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Settings;

internal sealed record DeviceOptions
{
    private const string Id = "[a-z0-9-]{1,40}";

    [Setting("tenant id, first part of the device's topic", "Use the tenant id of the hub, 1 to 40 of a-z 0-9 and hyphen")]
    [Required, RegularExpression(Id)]
    public string Tenant { get; init; } = "";

    [Setting("site id, second part of the topic; not `claim`", "Use a site id of the journey file, 1 to 40 of a-z 0-9 and hyphen")]
    [Required, RegularExpression(Id)]
    public string Site { get; init; } = "";

    [Setting("device id, unique at the hub; also the MQTT client id", "Use the device id of the journey file, 1 to 40 of a-z 0-9 and hyphen")]
    [Required, RegularExpression(Id)]
    public string Name { get; init; } = "";

    public DeviceAddress Address => new(Tenant, Site, Name);
}
