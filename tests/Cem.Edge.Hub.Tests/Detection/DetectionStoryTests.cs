using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Detection;
using Cem.Edge.Hub.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Tests.Detection;

/// <summary>Alerts on a real hub: real broker, real SQLite, the real worker.</summary>
public sealed class DetectionStoryTests
{
    [Fact]
    public async Task Mostly_unhappy_answers_alert_once_and_say_how_many()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        await PressAsync(device, first: 1, 0, 3, 1, 0);
        await AlertsAsync(hub, 1);
        await PressAsync(device, first: 5, 0, 0);
        await LookedAtAsync(hub, 6);

        JsonElement alert = Assert.Single(await OpenAlertsAsync(hub));
        Assert.Equal("unhappy-answers", alert.GetProperty("kind").GetString());
        Assert.Matches("Accessories, Harbour Street, since .*: [34] of [456] answers unhappy in 15 minutes", alert.GetProperty("explanation").GetString());
    }

    [Fact]
    public async Task Answers_from_a_backlog_never_alert_about_the_present()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync([.. Enumerable.Range(1, 8).Select(i => Press(device, i, value: 0, spread: i) with { Historical = true })]);
        await LookedAtAsync(hub, 8);
        Assert.Empty(await OpenAlertsAsync(hub));
    }

    [Fact]
    public async Task A_late_critical_remark_alerts_and_says_that_it_is_late()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(Some.Event(device.Address, 1, Some.Remark("the charger caught fire"), Some.Now.AddHours(-3)) with { Historical = true });
        await AlertsAsync(hub, 1);
        Assert.EndsWith("(arrived late)", (await OpenAlertsAsync(hub))[0].GetProperty("explanation").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_the_same_remark_again_and_restarting_the_hub_do_not_alert_twice()
    {
        string folder = Directory.CreateTempSubdirectory("cem-hub-").FullName;
        try
        {
            for (int start = 0; start < 2; start++)
            {
                await using TestHub hub = await TestHub.StartAsync(folder);
                await using TestDevice device = await hub.ConnectAsync();
                await device.SendAsync(Some.Event(device.Address, 1, Some.Remark("the charger caught fire"), new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero)));
                await device.SettledAsync(Some.Epoch, 1);
                await LookedAtAsync(hub, 1);
                Assert.Equal(1, await hub.CountAsync("alert"));
                Assert.Equal(1, await hub.CountAsync("task"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_crash_between_alert_and_cursor_neither_loses_nor_doubles_the_alert()
    {
        await using TestHub hub = await TestHub.StartAsync();
        // Stands for a power cut after the alert is written and before the cursor moves.
        await hub.Database.WriteAsync(
            transaction => transaction.Connection!.Execute(
                "CREATE TRIGGER power_cut AFTER INSERT ON alert BEGIN SELECT RAISE(ABORT, 'power cut'); END", transaction: transaction),
            CancellationToken.None);
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(Some.Event(device.Address, 1, Some.Remark("the charger caught fire")));
        await device.SettledAsync(Some.Epoch, 1);
        await Assert.ThrowsAsync<SqliteException>(() => hub.Get<DetectionPass>().AdvanceAsync(CancellationToken.None));
        Assert.Equal(0, await hub.ScalarAsync<long>("SELECT arrival FROM detection_cursor"));
        Assert.Equal((0, 0), (await hub.CountAsync("alert"), await hub.CountAsync("task")));

        await hub.Database.WriteAsync(transaction => transaction.Connection!.Execute("DROP TRIGGER power_cut", transaction: transaction), CancellationToken.None);
        await LookedAtAsync(hub, 1);
        Assert.Equal((1, 1), (await hub.CountAsync("alert"), await hub.CountAsync("task")));
    }

    [Fact]
    public async Task A_remark_that_the_shopper_deletes_disappears_from_its_alert()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(Some.Event(device.Address, 1, Some.Remark("my secret burnt")));
        await AlertsAsync(hub, 1);
        await device.SendAsync(Some.Event(device.Address, 2, new ForgetEvent { Epoch = Some.Epoch, Seq = 1, By = "shopper" }));
        await device.SettledAsync(Some.Epoch, 2);

        JsonElement alert = Assert.Single(await OpenAlertsAsync(hub));
        Assert.Equal("The shopper deleted this remark.", alert.GetProperty("sentence").GetString());
        Assert.DoesNotContain("secret", await hub.Http.GetStringAsync("/api/v1/tasks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_falls_silent_alerts_the_owner_of_its_place_and_its_return_closes_the_alert()
    {
        await using TestHub hub = await TestHub.StartAsync(null, "--Detection:SilentAfter", "00:00:01", "--Detection:LookEvery", "00:00:00.1");
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(State(birth: 1));
        await AlertsAsync(hub, 1);
        JsonElement alert = Assert.Single(await OpenAlertsAsync(hub));
        Assert.Equal(("silent-device", "kiosk-harbour-1"), (alert.GetProperty("kind").GetString(), alert.GetProperty("device").GetString()));
        Assert.Equal("category", await hub.ScalarAsync<string>("SELECT department FROM task"));

        await device.SendAsync(State(birth: 2));
        await Eventually.HoldsAsync(async () => await hub.CountAsync("alert", "ending = 'returned'") == 1, "the alert closes on return");
        await Eventually.HoldsAsync(async () => await hub.CountAsync("alert", "closed_at IS NULL") == 1, "silent again");
        Assert.Equal(1, await hub.CountAsync("task"));
        Assert.Equal(1, await hub.CountAsync("task_step", "action = 'recur'"));
    }

    private static DeviceState State(int birth) => new() { State = StateWord.Ready, At = Some.Now, Epoch = Some.Epoch, Birth = birth };

    // Presses less than two seconds apart would be one visit.
    private static EventEnvelope Press(TestDevice device, long sequence, int value, int spread) =>
        Some.Press(device.Address, sequence, value, Some.Now.AddSeconds(-10 * (20 - spread)));

    private static async Task PressAsync(TestDevice device, int first, params int[] values) =>
        await device.SendAsync([.. values.Select((value, i) => Press(device, first + i, value, first + i))]);

    private static Task AlertsAsync(TestHub hub, int n) => Eventually.HoldsAsync(async () => await hub.CountAsync("alert") == n, $"{n} alerts");

    private static Task LookedAtAsync(TestHub hub, long arrival) =>
        Eventually.HoldsAsync(async () => await hub.ScalarAsync<long>("SELECT arrival FROM detection_cursor") >= arrival, $"detection has seen event {arrival}");

    private static async Task<JsonElement[]> OpenAlertsAsync(TestHub hub) => await hub.Http.GetFromJsonAsync<JsonElement[]>("/api/v1/alerts?open=true") ?? [];
}
