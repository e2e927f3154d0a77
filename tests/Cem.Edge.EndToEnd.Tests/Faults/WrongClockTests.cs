using Cem.Edge.EndToEnd.Tests.Support;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Processes;
using Dapper;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Cem.Edge.EndToEnd.Tests.Faults;

/// <summary>
/// Agents whose wall clock is wrong (libfaketime; the monotonic clock stays) press for a while without a line to the hub, then come back: nothing is dropped, and each press stands at
/// the time at which it was made (goal 12).
/// </summary>
public sealed class WrongClockTests(ITestOutputHelper output)
{
    private const string FakeTime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    private static readonly TimeSpan Truth = TimeSpan.FromSeconds(2);

    [FakeTimeFact]
    public async Task Presses_under_a_wrong_clock_arrive_and_stand_at_their_true_time()
    {
        (string Device, string Clock)[] wrong = [("kiosk-harbour-1", "@1970-01-02 00:00:00"), ("kiosk-harbour-2", "+10y"), ("kiosk-harbour-3", "-40y")];
        await using KioskEnvironment environment = await KioskEnvironment.StartAsync(Talk.Off, [.. wrong.Select(one => one.Device)]);
        string step = Path.Combine(environment.Folder, "clock");
        await Task.WhenAll(wrong.Select(async one =>
        {
            SimulatedKiosk kiosk = environment.Kiosk(one.Device);
            await kiosk.KillAsync();
            kiosk.Line.Cut();
            kiosk.Environment = Wrong(one.Clock, one.Device == "kiosk-harbour-3" ? step : null);
            await kiosk.StartAsync(CancellationToken.None);
        }));

        await PressAsync(environment, TimeSpan.FromSeconds(4));
        // In mid-batch the third clock goes back by another hour.
        await File.WriteAllTextAsync(step, "-350641h");
        await PressAsync(environment, TimeSpan.FromSeconds(4));
        Array.ForEach(wrong, one => environment.Kiosk(one.Device).Line.Mend());

        (int made, int lit) = environment.Store.Lights.Counts;
        await Eventually.Holds(() => environment.Match() is { LitWithoutRow.Count: 0, Rows.Count: var stored } && stored >= lit);
        RowMatch match = environment.Match();
        Assert.Empty(match.RowsWithoutPress);
        Assert.True(await new LedgerWatch(environment.Hub).AskAsync());
        TimeSpan[] off = [.. Placed(environment.Hub.Database).Select(row => (row.At - TrueTime(row.Uptime)).Duration()).Order()];
        output.WriteLine($"{made} presses, {lit} lit, {match.Rows.Count} stored, farthest from the truth {off[^1].TotalSeconds:0.000} s, {string.Join(", ", Placed(environment.Hub.Database).CountBy(row => row.Quality))}");
        Assert.True(off.Length >= lit && lit > 100, $"only {lit} lights");
        Assert.True(off.Count(one => one <= Truth) >= 0.99 * off.Length, $"{off.Count(one => one > Truth)} of {off.Length} stand over 2 s beside the truth");
    }

    private static async Task PressAsync(KioskEnvironment environment, TimeSpan length)
    {
        using var calm = new CancellationTokenSource(length);
        await new PressStorm(environment.Store.Kiosks.Values).RunAsync(calm.Token);
    }

    // With a file the clock can be stepped while the agent runs.
    private static Dictionary<string, string> Wrong(string clock, string? stepFile)
    {
        var environment = new Dictionary<string, string> { ["LD_PRELOAD"] = FakeTime, ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1" };
        if (stepFile is null)
        {
            environment["FAKETIME"] = clock;
        }
        else
        {
            File.WriteAllText(stepFile, clock);
            environment["FAKETIME_TIMESTAMP_FILE"] = stepFile;
            environment["FAKETIME_NO_CACHE"] = "1";
        }

        return environment;
    }

    // This machine has one boot: its clocks tell when a press with this time since boot was made.
    private static DateTimeOffset TrueTime(TimeSpan uptime) => TimeProvider.System.GetUtcNow() - (TimeProvider.System.GetElapsedTime(0) - uptime);

    private static (DateTimeOffset At, TimeSpan Uptime, string Quality)[] Placed(string database)
    {
        using SqliteConnection hub = StoredRows.Open(database);
        return [.. hub.Query<(long At, long UptimeMs, string Quality)>("SELECT at, uptime_ms, time_quality FROM event WHERE type = 'cem.press.v1' AND device_id IN (SELECT id FROM device WHERE kind = 'device')")
            .Select(row => (DateTimeOffset.FromUnixTimeMilliseconds(row.At), TimeSpan.FromMilliseconds(row.UptimeMs), row.Quality))];
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class FakeTimeFactAttribute : FactAttribute
    {
        public FakeTimeFactAttribute() => Skip = File.Exists(FakeTime) ? null : "libfaketime not installed";
    }
}
