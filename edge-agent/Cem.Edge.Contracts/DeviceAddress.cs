using System.Diagnostics.CodeAnalysis;

namespace Cem.Edge.Contracts;

/// <summary>Where a device stands on the wire. The three ids are also its topic and its CloudEvents source.</summary>
/// <param name="Tenant">Tenant id, see <see cref="CemId"/>.</param>
/// <param name="Site">Site id; never <see cref="CemId.ReservedSite"/>.</param>
/// <param name="Device">Device id, unique per hub.</param>
public sealed record DeviceAddress(string Tenant, string Site, string Device)
{
    /// <summary>CloudEvents <c>source</c>: <c>/cem/v1/{tenant}/{site}/{device}</c>.</summary>
    public string Source => $"/{Topics.Root}/{Tenant}/{Site}/{Device}";

    /// <summary>True when all three parts are well-formed ids and the site is not reserved.</summary>
    public bool IsValid => CemId.IsValid(Tenant) && CemId.IsValid(Site) && CemId.IsValid(Device) && Site != CemId.ReservedSite;

    /// <summary>Reads a CloudEvents source; false when it is not exactly <see cref="Source"/> of a valid address.</summary>
    public static bool TryParseSource(string? source, [NotNullWhen(true)] out DeviceAddress? address)
    {
        address = null;
        string[] parts = source?.Split('/') ?? [];
        if (parts is not ["", "cem", "v1", var tenant, var site, var device])
        {
            return false;
        }

        var candidate = new DeviceAddress(tenant, site, device);
        address = candidate.IsValid ? candidate : null;
        return address is not null;
    }
}
