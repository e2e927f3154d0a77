using System.Text.Json;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Wiring;
using Cem.Edge.Hub.Devices;
using Cem.Edge.Tools.Demo;

namespace Cem.Edge.Tools.Tests.Demo;

public sealed class DemoAccountTests
{
    private const string Epoch = "000001-0123456789abcdef";
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_run_in_which_everything_arrived_holds()
    {
        DemoFigures figures = Account(Evidence(presses: 3));

        Assert.True(figures.Holds);
        Assert.Equal((3, 3, 3, 0, 0), (figures.Produced, figures.Stored, figures.Lit, figures.LitWithoutRow, figures.Duplicates));
    }

    [Fact]
    public void A_lit_press_without_a_row_does_not_hold()
    {
        DemoEvidence evidence = Evidence(presses: 3);
        DemoFigures figures = Account(WithRows(evidence, evidence.Rows.Events.Presses.Skip(1)));

        Assert.Equal(1, figures.LitWithoutRow);
        Assert.False(figures.Holds);
    }

    [Fact]
    public void A_press_stored_twice_does_not_hold()
    {
        DemoEvidence evidence = Evidence(presses: 3);
        PressRow again = evidence.Rows.Events.Presses[0] with { Sequence = 99 };
        DemoFigures figures = Account(WithRows(evidence, evidence.Rows.Events.Presses.Append(again)));

        Assert.Equal(1, figures.Duplicates);
        Assert.False(figures.Holds);
    }

    [Fact]
    public void A_device_that_produced_more_than_is_accounted_for_does_not_hold()
    {
        DemoEvidence evidence = Evidence(presses: 3);
        DeviceRow owing = evidence.Devices[0] with { Ledger = evidence.Devices[0].Ledger with { Produced = 4 } };

        Assert.False(Account(evidence with { Devices = [owing] }).Holds);
    }

    [Fact]
    public void Press_to_dashboard_leaves_out_presses_made_while_the_line_was_down()
    {
        DemoFigures figures = Account(Evidence(presses: 3) with { WasLive = (_, at) => at == Start });

        Assert.Equal(200, figures.PressToDashboardMs.P95);
    }

    [Fact]
    public void A_live_press_that_never_reached_the_dashboard_is_not_left_out()
    {
        DemoFigures figures = Account(Evidence(presses: 3) with { Arrivals = new Dictionary<string, DateTimeOffset>() });

        Assert.True(figures.PressToDashboardMs.P50 > 60_000);
    }

    [Fact]
    public void The_json_has_the_agreed_members_in_their_order()
    {
        using JsonDocument json = JsonDocument.Parse(Account(Evidence(presses: 1)).ToJson());

        Assert.Equal(
            ["produced", "stored", "quarantined", "dropped", "waiting", "duplicates", "lit", "lit_without_row", "kills", "cuts", "press_to_light_ms", "press_to_dashboard_ms", "remarks", "transcribed", "unscored", "alerts", "tasks"],
            json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["p50", "p99", "max"], json.RootElement.GetProperty("press_to_light_ms").EnumerateObject().Select(member => member.Name));
        Assert.Equal(["p50", "p95"], json.RootElement.GetProperty("press_to_dashboard_ms").EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void The_summary_says_in_words_whether_the_ledger_holds()
    {
        DemoEvidence good = Evidence(presses: 2);
        DemoEvidence bad = WithRows(good, []);

        Assert.Equal("The ledger holds.", DemoSummary.Lines(Account(good), good, 0).Last());
        Assert.Equal("THE LEDGER DOES NOT HOLD.", DemoSummary.Lines(Account(bad), bad, 0).Last());
    }

    private static DemoFigures Account(DemoEvidence evidence) => DemoAccount.Of(evidence, TimeProvider.System);

    /// <summary>One kiosk, a press a second, each seen on the dashboard 200 ms later.</summary>
    private static DemoEvidence Evidence(int presses)
    {
        PressMade[] made = [.. Enumerable.Range(0, presses).Select(i => new PressMade(i + 1, "kiosk-1", 1, true, At(i), At(i)))];
        PressRow[] rows = [.. made.Select(press => new PressRow("kiosk-1", Epoch, press.Number, 1, press.Before.Uptime))];
        return new DemoEvidence
        {
            Made = made,
            Lit = [.. made.Select(press => new PressLit(press, press.After))],
            Rows = new HubRows(new StoredRows(new Dictionary<string, long> { ["kiosk-1"] = presses }, rows), 0, 0, 0, 0, 0, 0, 0),
            Devices = [Device(presses)],
            Arrivals = rows.ToDictionary(row => $"kiosk-1:{Epoch}:{row.Sequence}", row => Start + row.Uptime + TimeSpan.FromMilliseconds(200)),
            WasLive = (_, _) => true,
            Kills = 0,
            Cuts = 0,
            Remarks = 0,
            Reasons = 0,
            Calls = 0,
            CallsRefused = 0,
        };
    }

    private static DemoEvidence WithRows(DemoEvidence evidence, IEnumerable<PressRow> rows) =>
        evidence with { Rows = evidence.Rows with { Events = evidence.Rows.Events with { Presses = [.. rows] } } };

    private static DeviceRow Device(long produced) => new()
    {
        Device = "kiosk-1",
        Site = "harbour",
        Touchpoint = null,
        State = null,
        Since = null,
        LastSeenAt = null,
        IsSilent = false,
        Document = null,
        Ledger = new DeviceLedger { Produced = produced, Stored = produced, StoredThen = produced, Quarantined = 0, Dropped = 0, Waiting = 0, Conflicts = 0 },
    };

    private static Moment At(int second) => new Moment(Start, 0).Plus(TimeSpan.FromSeconds(second));
}
