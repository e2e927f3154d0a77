namespace Cem.Edge.FirmwareSim.Scenarios;

/// <summary>
/// A day in the stores, as a <c>cem.scenario/1</c> file tells it. The same file and seed give the same shoppers. Speed is the store time that
/// passes in one unit of real time; faults, remarks and calls are told in real seconds. Reasons: what the face buttons of a kiosk mean after an unhappy press,
/// worst face first, by device.
/// </summary>
internal sealed record Scenario(
    int Seed, int Speed, ShopperHabits Habits, IReadOnlyList<ScenarioSite> Sites, IReadOnlyList<ScheduledRemark> Remarks,
    IReadOnlyList<ScheduledCall> Calls, IReadOnlyList<ScheduledFault> Faults, IReadOnlyDictionary<string, IReadOnlyList<string>> Reasons)
{
    public const string Schema = "cem.scenario/1";

    /// <summary>The kiosks.</summary>
    public IEnumerable<string> Devices => Sites.SelectMany(site => site.Devices);

    public IEnumerable<string> CallDesks => Calls.Select(call => call.Device).Distinct();
}

/// <summary>
/// RatePerHour: shoppers who use one kiosk in an hour of store time, on the day's average. MoodPercent: at 0 everybody presses the worst face,
/// at 100 the best.
/// </summary>
internal sealed record ScenarioSite(string Site, int RatePerHour, int MoodPercent, IReadOnlyList<string> Devices);

/// <summary>Of a hundred shoppers, how many do more than press once.</summary>
internal sealed record ShopperHabits(int TalkPercent, int CorrectPercent, int MashPercent, int TwoFacesPercent, int ReasonPercent);

/// <summary>Somebody presses a face and says a remark, at a real time of the run.</summary>
internal sealed record ScheduledRemark(TimeSpan At, string Device, int Face, string Remark);

/// <summary>A call's recording is finished at a real time of the run; without <paramref name="Consent"/> the caller has objected.</summary>
internal sealed record ScheduledCall(TimeSpan At, string Device, string Call, bool Consent);

/// <summary>One of <see cref="Faults.FaultKind"/>; a fault of the hub has no device.</summary>
internal sealed record ScheduledFault(TimeSpan At, string Kind, string? Device, TimeSpan For);
