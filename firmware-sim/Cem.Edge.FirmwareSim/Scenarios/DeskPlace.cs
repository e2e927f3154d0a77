using Cem.Edge.Contracts;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.FirmwareSim.Scenarios;

/// <summary>Where a call desk stands, taken from the journey.</summary>
internal sealed record DeskPlace(DeviceAddress Address, string Touchpoint)
{
    /// <summary>Every device that is assigned to a call desk at <paramref name="at"/>, by its id.</summary>
    public static IReadOnlyDictionary<string, DeskPlace> Of(JourneyMap journey, DateTimeOffset at) => journey.Devices
        .Select(device => (device.Id, Spot: journey.PlaceOf(device.Id, at)))
        .Where(device => device.Spot is { Touchpoint.TakesCalls: true })
        .ToDictionary(device => device.Id, device => new DeskPlace(new DeviceAddress(journey.Tenant, device.Spot!.Site.Id, device.Id), device.Spot.Touchpoint.Id));
}
