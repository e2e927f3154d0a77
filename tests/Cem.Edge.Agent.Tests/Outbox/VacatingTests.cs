using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SQLite;

namespace Cem.Edge.Agent.Tests.Outbox;

public sealed class VacatingTests
{
    [Fact]
    public async Task Log_that_a_reader_kept_from_being_emptied_is_emptied_by_the_next_upkeep()
    {
        using var data = new TempFolder();
        await using TestHub hub = await TestHub.Start();
        await using Kiosk kiosk = await Kiosk.Start(data.Path, hub.Port);
        OutboxWriter writer = kiosk.Services.GetRequiredService<OutboxWriter>();
        await kiosk.Press(1);
        using (SQLiteConnection reader = OutboxFile.OpenForReading(data.Path))
        {
            reader.Execute("BEGIN");
            reader.ExecuteScalar<int>("SELECT count(*) FROM event");
            await kiosk.Press(2);
            Assert.False(await writer.Vacate());
            Assert.True(writer.OwesVacating);
        }

        var time = new FakeTimeProvider();
        using var upkeep = new UpkeepWorker(
            kiosk.Services.GetRequiredService<OutboxOptions>(), writer, kiosk.Services.GetRequiredService<OutboxReader>(), kiosk.Services.GetRequiredService<DiskWatch>(), kiosk.Services.GetRequiredService<DeviceClock>(), new Heartbeats(time), NullLogger<UpkeepWorker>.Instance);
        await upkeep.StartAsync(CancellationToken.None);
        await Eventually.Holds(() =>
        {
            time.Advance(TimeSpan.FromSeconds(20));
            return !writer.OwesVacating;
        });
        await upkeep.StopAsync(CancellationToken.None);
    }
}
