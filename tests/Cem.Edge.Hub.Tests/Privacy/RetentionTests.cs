using System.Text.Json;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Privacy;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Hub.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Cem.Edge.Hub.Tests.Privacy;

/// <summary>Events come over MQTT into a real database; the pass runs at a later time of its own.</summary>
public sealed class RetentionTests
{
    private const string Secret = "zanzibar sofa number";

    [Fact]
    public async Task Every_kind_goes_at_its_own_term_and_figures_stay()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        await FillAsync(hub, device);
        var time = new FakeTimeProvider(Some.Now);
        RetentionPass pass = Pass(hub, time, new RetentionOptions { Words = Days(30), DeadLetters = Days(40), Calls = Days(50), DeviceReports = Days(60), Judgements = Days(70), Presses = Days(80), Tasks = Days(90) });
        long counted = await hub.ScalarAsync<long>("SELECT sum(n) FROM counter"), stored = await hub.ScalarAsync<long>("SELECT sum(stored) FROM epoch");

        var story = new List<string>();
        foreach (int day in (int[])[29, 31, 41, 51, 61, 71, 81, 91])
        {
            time.SetUtcNow(Some.Now + Days(day));
            IReadOnlyDictionary<RetentionKind, int> removed = await pass.RunAsync(CancellationToken.None);
            story.Add($"{day}: {string.Join(", ", removed.Select(one => $"{one.Value} {one.Key.Id}"))}");
        }

        Assert.Equal(["29: ", "31: 2 words", "41: 1 dead-letters", "51: 1 calls", "61: 1 device-reports", "71: 1 judgements", "81: 3 presses", "91: 1 tasks"], story);
        Assert.Equal((counted, stored), (await hub.ScalarAsync<long>("SELECT sum(n) FROM counter"), await hub.ScalarAsync<long>("SELECT sum(stored) FROM epoch")));
        // Labels without words stay as figures, and so does the number that was refused.
        Assert.Equal((2, 1, 0), (await hub.CountAsync("finding"), await hub.CountAsync("dead_letter"), await hub.CountAsync("dead_letter", "length(payload) > 0")));
        JsonElement[] lines = [.. (await hub.Http.JsonAsync("/api/v1/retention")).EnumerateArray()];
        Assert.Equal((90, 2), (lines.Single(line => Kind(line) == "words").GetProperty("days").GetDouble(), lines.Single(line => Kind(line) == "words").GetProperty("removed").GetInt32()));
    }

    [Fact]
    public async Task Expired_press_that_is_sent_again_is_known_and_changes_nothing()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        EventEnvelope[] presses = [.. Enumerable.Range(1, 4).Select(seq => Some.Press(device.Address, seq))];
        await device.SendAsync(presses);
        await device.SettledAsync(Some.Epoch, 4);
        await Pass(hub, new FakeTimeProvider(Some.Now + Days(401)), new RetentionOptions()).RunAsync(CancellationToken.None);
        Assert.Equal(1, await hub.CountAsync("event")); // the newest stays

        int acks = device.Acks.Count;
        await device.SendAsync(presses);
        await Eventually.HoldsAsync(() => device.Acks.Count > acks, "an ack of the replay");

        Assert.Equal(1, await hub.CountAsync("event"));
        Assert.Equal(4, await hub.ScalarAsync<long>("SELECT sum(n) FROM counter"));
        await device.SendAsync(Some.Press(device.Address, 5));
        await device.SettledAsync(Some.Epoch, 5);
        Assert.Equal(5, await hub.ScalarAsync<long>("SELECT max(arrival) FROM event"));
    }

    [Fact]
    public async Task Nothing_of_a_thousand_expired_remarks_is_left_in_the_file_and_its_log()
    {
        string folder = Directory.CreateTempSubdirectory("cem-hub-").FullName;
        await using (TestHub hub = await TestHub.StartAsync(folder))
        {
            await using TestDevice device = await hub.ConnectAsync();
            var random = new Random(8);
            for (int first = 1; first <= 1_000; first += 10)
            {
                // Of all lengths, so that pages of every shape are split, filled and emptied.
                await device.SendAsync([.. Enumerable.Range(first, 10).Select(seq => Some.Event(device.Address, seq, Some.Remark($"{Secret} {seq} {new string('x', random.Next(0, 1_500))}")))]);
            }

            await device.SettledAsync(Some.Epoch, 1_000);
            await hub.Database.WriteAsync(
                transaction => transaction.Connection!.Execute("UPDATE event SET received_at = received_at - 8640000000 WHERE arrival % 3 <> 0 AND arrival < 900", transaction: transaction), CancellationToken.None);
            IReadOnlyDictionary<RetentionKind, int> removed = await Pass(hub, TimeProvider.System, new RetentionOptions { TransactionRows = 37 }).RunAsync(CancellationToken.None);

            // Every third remark is young and ends the walk: so at first only those before it go.
            Assert.Equal(2, removed[RetentionKind.Words]);
            await hub.Database.WriteAsync(
                transaction => transaction.Connection!.Execute("UPDATE event SET received_at = received_at - 8640000000 WHERE arrival % 3 = 0 AND arrival < 900", transaction: transaction), CancellationToken.None);
            removed = await Pass(hub, TimeProvider.System, new RetentionOptions { TransactionRows = 37 }).RunAsync(CancellationToken.None);
            Assert.Equal(897, removed[RetentionKind.Words]);
            foreach (string part in Enumerable.Range(1, 899).Where(seq => seq % 50 == 3).Select(seq => $"{Secret} {seq} "))
            {
                Assert.Empty(Leftovers.FilesWith(folder, part));
            }

            Assert.NotEmpty(Leftovers.FilesWith(folder, $"{Secret} 901 "));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Devices_are_acknowledged_while_much_is_deleted()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        await hub.Database.WriteAsync(transaction => Presses(transaction, 10_000), CancellationToken.None);
        Task<IReadOnlyDictionary<RetentionKind, int>> deleting = Pass(hub, TimeProvider.System, new RetentionOptions()).RunAsync(CancellationToken.None);

        long longest = 0;
        int sent = 0;
        while (!deleting.IsCompleted)
        {
            long start = TimeProvider.System.GetTimestamp();
            await device.SendAsync(Some.Press(device.Address, ++sent));
            await device.SettledAsync(Some.Epoch, sent);
            longest = Math.Max(longest, (long)TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        Assert.Equal(10_000, (await deleting)[RetentionKind.Presses]);
        Assert.True(sent >= 5, $"only {sent} presses were acknowledged meanwhile");
        Assert.True(longest < 2_000, $"a device waited {longest} ms");
    }

    private static void Presses(SqliteTransaction transaction, int count)
    {
        SqliteConnection connection = transaction.Connection!;
        connection.Execute(
            """
            INSERT INTO device (id, tenant, site, device, kind, first_seen_at, last_seen_at) VALUES (900, 't', 's', 'old', 'device', 0, 0);
            INSERT INTO epoch (id, device_id, epoch, boot_id, up_to, ranges) VALUES (900, 900, '000001-00000000000000bb', 'b', @count, '[]');
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)
            INSERT INTO event (epoch_id, seq, device_id, hash, type, at, device_at, uptime_ms, received_at, time_quality, live, touchpoint, question, scale, value, channel, label, data)
            SELECT 900, i, 900, randomblob(32), 'cem.press.v1', 1000 + i, 1000 + i, i, 1000 + i, 'synced', 0, 'x', 'found-it', 4, 3, 'kiosk', 'ok', '{"question":"found-it","scale":4,"value":3}' FROM n
            """,
            new { count },
            transaction);
    }

    private static async Task FillAsync(TestHub hub, TestDevice device)
    {
        await device.SendAsync(
            Some.Event(device.Address, 1, Some.Remark($"{Secret} one")),
            Some.Event(device.Address, 2, Some.Remark($"{Secret} two")),
            Some.Event(device.Address, 3, Some.Call("c-1", Some.Now)),
            Some.Press(device.Address, 4),
            Some.Press(device.Address, 5),
            Some.Event(device.Address, 6, new ReasonEvent { Reason = "queue-till" }),
            Some.Event(device.Address, 7, new HealthEvent()));
        await device.PublishAsync(Topics.Event(device.Address), "not json"u8.ToArray());
        await device.SettledAsync(Some.Epoch, 7);
        // The newest row stays whatever its age.
        await device.SendAsync(Some.Press(device.Address, 8));
        await device.SettledAsync(Some.Epoch, 8);
        long arrival = await hub.ScalarAsync<long>("SELECT min(arrival) FROM voice");
        await hub.Http.PostAsync($"/api/v1/voices/{arrival}/clauses/0/judgements", "quinn", new { seenVersions = "rules-1/lexicon-1/retail-1" });
        await Eventually.HoldsAsync(async () => await hub.CountAsync("task") == 2 && await hub.CountAsync("judgement") == 1 && await hub.CountAsync("dead_letter") == 1, "tasks, judgement and dead letter");
        // One of the tasks is done and its alert closed.
        await hub.Database.WriteAsync(
            transaction => transaction.Connection!.Execute("UPDATE task SET state = 'accepted' WHERE id = 1; UPDATE alert SET closed_at = 1 WHERE task_id = 1", transaction: transaction), CancellationToken.None);
    }

    private static RetentionPass Pass(TestHub hub, TimeProvider time, RetentionOptions options)
    {
        options.Rest = TimeSpan.Zero;
        return new RetentionPass(hub.Get<HubDatabase>(), Options.Create(options), time);
    }

    private static TimeSpan Days(int days) => TimeSpan.FromDays(days);

    private static string? Kind(JsonElement line) => line.GetProperty("kind").GetString();
}
