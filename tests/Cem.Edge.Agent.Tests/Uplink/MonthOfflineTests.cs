using System.Collections.Concurrent;
using System.Diagnostics;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Cem.Edge.Agent.Tests.Uplink;

/// <summary>
/// A long time without a hub, then a line of 2 Mbit/s (goal 8). Here with a thirtieth of a month; <c>tests/rigs/month-offline.sh</c> takes all of it. What must hold
/// for the month is asked of the small size in proportion.
/// </summary>
public sealed class MonthOfflineTests(ITestOutputHelper output)
{
    private const int MonthOfEvents = 90_000;
    private const long MostBytes = 150_000_000;
    private const int LineBytesPerSecond = 2_000_000 / 8;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LiveWithin = TimeSpan.FromSeconds(3);

    private static readonly int Events = RigSize.Of("CEM_MONTH_EVENTS", MonthOfEvents / 30);

    [Fact]
    public async Task Kiosk_drains_its_backlog_in_time_and_live_presses_overtake_it()
    {
        using var data = new TempFolder();
        int transcripts = Events / 30;
        Fill(data.Path, transcripts);
        long bytes = Directory.GetFiles(data.Path).Sum(file => new FileInfo(file).Length);
        double share = (double)MonthOfEvents / Events;
        Assert.True(bytes * share < MostBytes, $"{Events} events and {transcripts} transcripts take {bytes / 1e6:0.0} MB");

        await using TestHub hub = await TestHub.Start();
        using var line = new SlowLine(hub.Port, LineBytesPerSecond);
        var arrived = new ConcurrentDictionary<(string, long), long>();
        hub.Refuses = message =>
        {
            foreach (EventReading one in message.Events)
            {
                arrived.TryAdd((one.Epoch!, one.Sequence), Stopwatch.GetTimestamp());
            }

            return null;
        };
        long start = Stopwatch.GetTimestamp();
        // An acknowledgement may take its time on such a line, as in the field.
        await using Kiosk kiosk = await Kiosk.Start(data.Path, line.Port, "--Hub:AckTimeout=00:00:10");
        OutboxWriter writer = kiosk.Services.GetRequiredService<OutboxWriter>();
        DeviceClock clock = kiosk.Services.GetRequiredService<DeviceClock>();
        await Eventually.Holds(() => !arrived.IsEmpty);
        var pressed = new List<(PressReference Press, long At)>();
        // The document of the state and the first batch share the line; what is pressed meanwhile is measured.
        while (kiosk.Ledger.Waiting > 50 && Stopwatch.GetElapsedTime(start) < Longest * 2)
        {
            var done = new TaskCompletionSource<AppendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            long at = Stopwatch.GetTimestamp();
            writer.AppendUrgent(OutboxRig.Press(), clock.Uptime, done.SetResult);
            pressed.Add(((await done.Task).Stored!, at));
            await Task.Delay(100);
        }

        await Eventually.Holds(() => kiosk.Ledger.Waiting == 0);
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        TimeSpan[] live = [.. pressed.Select(one => Stopwatch.GetElapsedTime(one.At, arrived[(one.Press.Epoch, one.Press.Seq)])).Order()];
        TimeSpan p99 = live[(int)Math.Ceiling(live.Length * 0.99) - 1];
        output.WriteLine($"{Events} events, {transcripts} transcripts: {bytes / 1e6:0.0} MB on disk, drained in {took.TotalSeconds:0} s at 2 Mbit/s, {live.Length} live presses p50 {live[live.Length / 2].TotalSeconds:0.00} s p99 {p99.TotalSeconds:0.00} s");
        Assert.True(p99 < LiveWithin, $"p99 of live presses {p99.TotalSeconds:0.0} s");
        // A start and its connection are no part of the proportion.
        Assert.True((took - TimeSpan.FromSeconds(10)) * share < Longest, $"drained in {took.TotalSeconds:0} s");
        Assert.Equal(Events + transcripts, arrived.Keys.Count(one => EventKey.StartOf(one.Item1) == 1));
        LedgerCounters ledger = kiosk.Ledger;
        Assert.Equal((ledger.Produced, 0L, 0L), (ledger.Acknowledged, ledger.Dropped, ledger.Quarantined));
    }

    private static void Fill(string folder, int transcripts)
    {
        var clock = new DeviceClock(TimeProvider.System, new ClockSynchronisation(TimeProvider.System));
        using var session = new OutboxSession(folder, TestHub.Device, clock, new LedgerBook());
        var remark = new VoiceEvent
        {
            Status = VoiceStatus.Scored,
            Language = "en",
            AudioMs = 9_000,
            Text = string.Join(' ', Enumerable.Repeat("the queue at the till was far too long and nobody came to open the second one", 5)),
        };
        int perRemark = Events / transcripts;
        for (int i = 0; i < transcripts; i++)
        {
            session.Store([.. Enumerable.Range(0, perRemark).Select(n => new Append(OutboxRig.Press(n % 5), clock.Uptime, _ => { })), new Append(remark, clock.Uptime, _ => { })]);
        }
    }
}
