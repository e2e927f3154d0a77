using Cem.Edge.Contracts;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.Hub.Devices;

namespace Cem.Edge.Tools.Demo;

/// <summary>Everything that was witnessed in one run, from three sides: before the kiosks, in the devices, at the hub.</summary>
internal sealed record DemoEvidence
{
    public required IReadOnlyList<PressMade> Made { get; init; }

    public required IReadOnlyList<PressLit> Lit { get; init; }

    public required HubRows Rows { get; init; }

    /// <summary>The devices as the hub's ledger shows them; only those of the scenario.</summary>
    public required IReadOnlyList<DeviceRow> Devices { get; init; }

    /// <summary>Wall clock of arrival at the live feed by event id.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> Arrivals { get; init; }

    /// <summary>Whether a device's line to the hub stood around a moment.</summary>
    public required Func<string, DateTimeOffset, bool> WasLive { get; init; }

    public required int Kills { get; init; }

    public required int Cuts { get; init; }

    public required int Remarks { get; init; }

    /// <summary>Reasons chosen after a press.</summary>
    public required int Reasons { get; init; }

    /// <summary>Calls recorded with consent.</summary>
    public required int Calls { get; init; }

    /// <summary>Calls recorded without.</summary>
    public required int CallsRefused { get; init; }
}

/// <summary>Turns evidence into figures.</summary>
internal static class DemoAccount
{
    public static DemoFigures Of(DemoEvidence evidence, TimeProvider time)
    {
        RowMatch match = RowMatch.Of(evidence.Made, evidence.Lit, evidence.Rows.Events.Presses);
        var light = new Percentiles(evidence.Lit.Select(lit => lit.Latency(time)));
        var dashboard = new Percentiles(ToDashboard(evidence, match));
        return new DemoFigures
        {
            Produced = evidence.Devices.Sum(device => device.Ledger.Produced ?? 0),
            Stored = evidence.Rows.Events.CountByDevice.Values.Sum(),
            Quarantined = evidence.Devices.Sum(device => device.Ledger.Quarantined),
            Dropped = evidence.Devices.Sum(device => device.Ledger.Dropped),
            Waiting = evidence.Devices.Sum(device => device.Ledger.Waiting),
            Duplicates = match.RowsWithoutPress.Count,
            Lit = evidence.Lit.Count,
            LitWithoutRow = match.LitWithoutRow.Count,
            Kills = evidence.Kills,
            Cuts = evidence.Cuts,
            PressToLightMs = new LightLatency(light.At(0.5), light.At(0.99), light.At(1)),
            PressToDashboardMs = new DashboardLatency(dashboard.At(0.5), dashboard.At(0.95)),
            Remarks = evidence.Remarks,
            Transcribed = evidence.Rows.Transcribed,
            Unscored = evidence.Rows.Unscored,
            Alerts = evidence.Rows.Alerts,
            Tasks = evidence.Rows.Tasks,
        };
    }

    // A live press that never came is not left out: it counts as the longest wait there is.
    private static IEnumerable<TimeSpan> ToDashboard(DemoEvidence evidence, RowMatch match) =>
        from press in evidence.Made
        where match.Rows.ContainsKey(press) && evidence.WasLive(press.Device, press.Before.Wall)
        let row = match.Rows[press]
        select evidence.Arrivals.TryGetValue(Wire.EventId(row.Device, row.Epoch, row.Sequence), out DateTimeOffset arrived)
            ? arrived - press.Before.Wall
            : TimeSpan.FromDays(1);
}
