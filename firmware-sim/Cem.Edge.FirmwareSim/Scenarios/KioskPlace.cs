using Cem.Edge.Contracts;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.FirmwareSim.Scenarios;

/// <summary>Where a kiosk stands and what it asks with how many faces (2 to 5), taken from the journey.</summary>
internal sealed record KioskPlace(DeviceAddress Address, string Touchpoint, string Question, int Faces)
{
    /// <summary>Every device that is assigned at <paramref name="at"/>, by its id.</summary>
    public static IReadOnlyDictionary<string, KioskPlace> Of(JourneyMap journey, DateTimeOffset at)
    {
        var places = new Dictionary<string, KioskPlace>();
        foreach (AssignedDevice device in journey.Devices)
        {
            if (journey.PlaceOf(device.Id, at) is { } spot && journey.Question(spot.Touchpoint.Question) is { Scale: >= 2 and <= 5 } question)
            {
                var address = new DeviceAddress(journey.Tenant, spot.Site.Id, device.Id);
                places.Add(device.Id, new KioskPlace(address, spot.Touchpoint.Id, question.Id, question.Scale));
            }
        }

        return places;
    }
}
