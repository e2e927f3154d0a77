using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Hub.Tests.Support;
using Cem.Edge.Tools.Backup;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.EndToEnd.Tests.Privacy;

/// <summary>
/// A canary sentence is erased at the hub, and then everything happens that could bring it back: kill -9, a lost disk, a backup from before, a device that
/// replays what it sent. Files are searched byte by byte.
/// </summary>
public sealed class ErasureDrillTests : IAsyncDisposable
{
    private const string Canary = "zanzibar sofa caught fire in aisle nine";
    private const string Kiosk = "kiosk-harbour-1";

    private static readonly string[] Answers =
        ["/api/v1/voices", "/api/v1/alerts", "/api/v1/tasks", "/api/v1/judgements", "/api/v1/examples", "/api/v1/calls", "/api/v1/devices/" + Kiosk + "/dead-letters", "/voices", "/tasks", "/tasks/1", "/calls"];

    private readonly string root = Directory.CreateTempSubdirectory("cem-drill-").FullName;
    private readonly string journey = Path.Combine(Path.GetDirectoryName(ProgramPaths.Hub) ?? "", "journeys", "demo.json");
    private HubProcess hub;

    public ErasureDrillTests() => hub = Hub("data");

    private BackupFolder Before => new(Path.Combine(root, "backups", "before"));

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task Erased_canary_has_no_hit_in_database_log_caches_and_a_restored_backup_after_replay()
    {
        await hub.StartAsync(CancellationToken.None);
        EventEnvelope remark = await SayAsync();
        await AnswersHoldAsync(1); // the control: it can be found
        Before.Take(hub.Folder, TimeProvider.System.GetUtcNow());
        Assert.NotEmpty(Leftovers.FilesWith(hub.Folder, Canary));

        Assert.Equal(200, (await PostAsync("/api/v1/voices/1/erase")).Status);
        await AnswersHoldAsync(0);
        await Eventually.HoldsAsync(() => Leftovers.FilesWith(hub.Folder, Canary).Count == 0, "no file of the running hub holds the canary");
        await hub.KillAsync();
        Assert.Empty(Leftovers.FilesWith(hub.Folder, Canary));
        new BackupFolder(Path.Combine(root, "backups", "after")).Take(hub.Folder, TimeProvider.System.GetUtcNow());

        // The disk is lost, and what comes back is the backup from before the erasure.
        Directory.Delete(hub.Folder, recursive: true);
        hub = Hub("restored");
        Before.Restore(hub.Folder);
        Assert.Equal(["hub.db"], Leftovers.FilesWith(hub.Folder, Canary)); // the control: it did come back
        await hub.StartAsync(CancellationToken.None);
        await AnswersHoldAsync(0);
        await ReplayAsync(remark);
        await AnswersHoldAsync(0);
        await Eventually.HoldsAsync(() => Leftovers.FilesWith(hub.Folder, Canary).Count == 0, "no file of the restored hub holds the canary");

        await hub.StopAsync();
        Assert.Empty(Leftovers.FilesWith(hub.Folder, Canary));
        Assert.Equal(["before/hub.db"], Leftovers.FilesWith(Path.Combine(root, "backups"), Canary)); // goes when its term is over
    }

    private HubProcess Hub(string folder) => new(journey, Path.Combine(root, folder), webPort: 0, mqttPort: 0, TimeProvider.System);

    private Task<TestDevice> ConnectAsync() => TestDevice.ConnectAsync(hub.MqttPort, new DeviceAddress("brightmart", "harbour", Kiosk));

    /// <summary>The canary as a critical remark, so that alert and task know it, once more as something nobody can read, and judged by a person.</summary>
    private async Task<EventEnvelope> SayAsync()
    {
        await using TestDevice device = await ConnectAsync();
        EventEnvelope remark = Some.Event(device.Address, 1, Some.Remark(Canary));
        await device.SendAsync(remark);
        await device.PublishAsync(Topics.Event(device.Address), [.. "not json: "u8, .. Encoding.UTF8.GetBytes(Canary)]);
        await device.SettledAsync(Some.Epoch, 1);
        await Eventually.HoldsAsync(() => Rows("task") == 1 && Rows("dead_letter") == 1, "the task of the remark and the dead letter");
        Assert.Equal(200, (await PostAsync("/api/v1/voices/1/clauses/0/judgements", new { seenVersions = "rules-1/lexicon-1/retail-1" })).Status);
        return remark;
    }

    private async Task ReplayAsync(EventEnvelope remark)
    {
        await using TestDevice device = await ConnectAsync();
        await device.SendAsync(remark with { Historical = true });
        // Another payload under its number is kept as a conflict: not with its words.
        await device.SendAsync(Some.Event(device.Address, 1, Some.Remark(Canary + " again")));
        await Eventually.HoldsAsync(() => device.Acks.Count >= 2 && Rows("conflict") == 1, "both are acknowledged");
        await Eventually.HoldsAsync(() => device.Forgotten.Contains(new ForgetCommand(Some.Epoch, 1)), "the device is told to erase its own copy");
    }

    private async Task AnswersHoldAsync(int least)
    {
        using HttpClient http = hub.Client(TimeSpan.FromSeconds(60));
        int hits = 0;
        foreach (string path in Answers)
        {
            hits += (await http.GetStringAsync(path)).Contains("zanzibar", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        Assert.True(least == 0 ? hits == 0 : hits >= least, $"{hits} of {Answers.Length} answers hold the canary");
    }

    private async Task<(int Status, System.Text.Json.JsonElement Body)> PostAsync(string path, object? body = null)
    {
        using HttpClient http = hub.Client(TimeSpan.FromSeconds(60));
        return await http.PostAsync(path, "admin", body ?? new { });
    }

    private long Rows(string table)
    {
        using var database = new SqliteConnection($"Data Source={hub.Database};Mode=ReadOnly;Pooling=False");
        database.Open();
        return database.ExecuteScalar<long>($"SELECT count(*) FROM {table}");
    }
}
