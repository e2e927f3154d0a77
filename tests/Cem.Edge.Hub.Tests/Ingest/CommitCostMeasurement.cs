using System.Globalization;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Tests.Support;
using Xunit.Abstractions;

namespace Cem.Edge.Hub.Tests.Ingest;

/// <summary>Processor time of one event on its way from payload to COMMIT, by step: 200 devices, a thousand events a transaction, in messages of 1 or 100, presses 20 to 100 s apart as `cem load` gives them.</summary>
public sealed class CommitCostMeasurement(ITestOutputHelper output)
{
    private const int Devices = 200;
    private const int EventsOfTransaction = 1_000;
    private const int WarmUp = 20;
    private const int Transactions = 120;

    private static readonly DateTimeOffset FirstPress = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    [MeasureTheory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Steps_of_an_event(int eventsOfMessage)
    {
        await using TestHub hub = await TestHub.StartAsync();
        BatchWriter writer = hub.Get<BatchWriter>();
        TimeSpan reading = TimeSpan.Zero, writing = TimeSpan.Zero, committing = TimeSpan.Zero;
        for (int transaction = 0; transaction < WarmUp + Transactions; transaction++)
        {
            (DeviceAddress Device, byte[] Payload)[] messages = [.. Messages(transaction, eventsOfMessage)];
            TimeSpan began = Used;
            List<IngestItem> items = [.. messages.Select(message => new EventBatch(message.Device, TimeProvider.System.GetUtcNow(), Wire.ReadMessage(message.Payload, message.Device).Events))];
            TimeSpan read = Used;
            (int stored, TimeSpan opened, TimeSpan written) = await hub.Database.WriteAsync(
                open =>
                {
                    TimeSpan opened = Used;
                    int stored = writer.Write(open, items).Stored.Count;
                    return (stored, opened, Used);
                },
                CancellationToken.None);
            TimeSpan committed = Used;
            Assert.Equal(EventsOfTransaction, stored);
            if (transaction >= WarmUp)
            {
                reading += read - began;
                writing += written - opened;
                committing += committed - written + (opened - read);
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{eventsOfMessage} event(s) a message, us of processor time an event: parse and hash {PerEvent(reading):0.0}, write {PerEvent(writing):0.0}, begin and commit {PerEvent(committing):0.0}"));
    }

    /// <summary>Processor time of this process, all threads: the hub beside it is idle.</summary>
    private static TimeSpan Used => Environment.CpuUsage.TotalTime;

    private static double PerEvent(TimeSpan spent) => spent.TotalMicroseconds / (Transactions * EventsOfTransaction);

    private static IEnumerable<(DeviceAddress, byte[])> Messages(int transaction, int events)
    {
        for (int message = 0; message < EventsOfTransaction / events; message++)
        {
            int turn = (transaction * EventsOfTransaction / events) + message;
            var device = new DeviceAddress("brightmart", "harbour", $"kiosk-{turn % Devices}");
            int first = (turn / Devices * events) + 1;
            byte[][] written = [.. Enumerable.Range(first, events).Select(number => Wire.Write(Some.Press(device, number, number % 4, FirstPress.AddSeconds((number * 60) + new Random(number).Next(-20, 21)))))];
            yield return (device, events == 1 ? written[0] : Wire.WriteBatch(written));
        }
    }

    /// <summary>A figure of the machine: runs when asked for.</summary>
    private sealed class MeasureTheoryAttribute : TheoryAttribute
    {
        public MeasureTheoryAttribute() => Skip = MeasureFactAttribute.NotAsked;
    }
}
