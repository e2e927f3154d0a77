using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Tests.Support;
using Dapper;

namespace Cem.Edge.Hub.Tests.Ingest;

public sealed class UnstorableTests
{
    [Fact]
    public async Task Message_that_can_be_neither_stored_nor_set_aside_is_counted_and_the_next_one_is_stored()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        await RunAsync(
            """
            CREATE TRIGGER no_event BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no event'); END;
            CREATE TRIGGER no_letter BEFORE INSERT ON dead_letter BEGIN SELECT RAISE(ABORT, 'no letter'); END;
            """);

        await device.SendAsync(Some.Press(device.Address, 1));
        await Eventually.HoldsAsync(() => hub.Get<IngestCounts>().DroppedMessages == 1, "a dropped message");
        await RunAsync("DROP TRIGGER no_event; DROP TRIGGER no_letter");
        await device.SendAsync(Some.Press(device.Address, 2));
        await device.SettledAsync(Some.Epoch, 2);

        Assert.DoesNotContain(device.Acks, ack => ack.UpTo >= 1);
        Assert.Equal(1, await hub.CountAsync("event", "seq = 2"));

        Task RunAsync(string sql) => hub.Database.WriteAsync(transaction => { transaction.Connection!.Execute(sql, transaction: transaction); }, CancellationToken.None);
    }
}
