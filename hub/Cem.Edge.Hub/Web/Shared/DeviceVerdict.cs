using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Web.Shared;

/// <summary>What store staff want to know first.</summary>
public enum DeviceVerdict
{
    Works,
    NeedsYou,
    NotReachable,
    SwitchedOff,
    NeverHeard,
}

internal static class DeviceVerdicts
{
    /// <summary>A device that does not speak is not reachable whatever it said last; one that speaks needs staff when any part does.</summary>
    public static DeviceVerdict Of(string? state, bool isSilent, bool everHeard, IReadOnlyList<PartHealth> parts) => state switch
    {
        _ when !everHeard => DeviceVerdict.NeverHeard,
        StateWord.Disconnected => DeviceVerdict.SwitchedOff,
        StateWord.Lost => DeviceVerdict.NotReachable,
        _ when isSilent => DeviceVerdict.NotReachable,
        StateWord.Alert => DeviceVerdict.NeedsYou,
        _ when parts.Any(CallsStaff) => DeviceVerdict.NeedsYou,
        _ => DeviceVerdict.Works,
    };

    public static bool NeedsSomebody(PartHealth part) => part.Status is PartStatus.Failed or PartStatus.Degraded;

    // A clock that nothing keeps right is told on the card, but calls nobody: the hub places events by the time since boot.
    private static bool CallsStaff(PartHealth part) => NeedsSomebody(part) && part is not { Name: "clock", Status: PartStatus.Degraded };
}
