namespace Cem.Edge.FirmwareSim.Scenarios;

/// <summary>A day in the stores, as a <c>cem.scenario/1</c> file tells it. The same file and seed give the same shoppers.</summary>
/// <param name="Seed">Start of every random choice.</param>
/// <param name="Speed">Store time that passes in one unit of real time; faults and remarks are in real seconds.</param>
internal sealed record Scenario(
    int Seed, int Speed, ShopperHabits Habits, IReadOnlyList<ScenarioSite> Sites, IReadOnlyList<ScheduledRemark> Remarks, IReadOnlyList<ScheduledFault> Faults)
{
    public const string Schema = "cem.scenario/1";

    public IEnumerable<string> Devices => Sites.SelectMany(site => site.Devices);
}

/// <param name="RatePerHour">Shoppers who use one kiosk in an hour of store time, on the day's average.</param>
/// <param name="MoodPercent">0: everybody presses the worst face; 100: the best.</param>
internal sealed record ScenarioSite(string Site, int RatePerHour, int MoodPercent, IReadOnlyList<string> Devices);

/// <summary>Of a hundred shoppers, how many do more than press once.</summary>
internal sealed record ShopperHabits(int TalkPercent, int CorrectPercent, int MashPercent, int TwoFacesPercent);

/// <summary>Somebody presses a face and says a remark, at a real time of the run.</summary>
internal sealed record ScheduledRemark(TimeSpan At, string Device, int Face, string Remark);

/// <param name="Kind">One of <see cref="Faults.FaultKind"/>.</param>
/// <param name="Device">Null for a fault of the hub.</param>
internal sealed record ScheduledFault(TimeSpan At, string Kind, string? Device, TimeSpan For);
