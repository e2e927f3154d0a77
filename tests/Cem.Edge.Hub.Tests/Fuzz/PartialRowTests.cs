using Cem.Edge.Contracts;
using Cem.Edge.Fuzz;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Tests.Support;
using MQTTnet;

namespace Cem.Edge.Hub.Tests.Fuzz;

/// <summary>Goal 18, "0 partial rows": damaged messages into a real database, by the way they come.</summary>
public sealed class PartialRowTests
{
    private const int Messages = 4_000;

    [Fact]
    public async Task Damaged_messages_leave_whole_rows_or_none()
    {
        await using TestHub hub = await TestHub.StartAsync();
        var dice = new Random(20261128);
        for (int i = 0; i < Messages; i++)
        {
            int number = (i * 3) + 1;
            byte[] payload = i % 4 == 0
                ? Wire.Write(Some.Event(FuzzSeeds.Device, number, Some.Remark("it caught fire")))
                : Wire.WriteBatch([.. Enumerable.Range(number, 3).Select(one => Wire.Write(Some.Press(FuzzSeeds.Device, one)))]);
            for (int changes = dice.Next(4); changes > 0; changes--)
            {
                payload[dice.Next(payload.Length)] = (byte)dice.Next(32, 127);
            }

            await hub.Get<MessageIntake>().TakeAsync(
                FuzzSeeds.Device.Device, new MqttApplicationMessage { Topic = Topics.Event(FuzzSeeds.Device), PayloadSegment = payload }, CancellationToken.None);
        }

        await using TestDevice device = await hub.ConnectAsync("kiosk-harbour-2");
        await device.SendAsync(Some.Press(device.Address, 1));
        await device.SettledAsync(Some.Epoch, 1);

        Assert.InRange(await hub.CountAsync("event"), 100, Messages * 3);
        Assert.InRange(await hub.CountAsync("dead_letter"), 100, Messages * 3);
        Assert.Equal(0, await hub.CountAsync("event", "type = 'cem.press.v1' AND (question IS NULL OR scale IS NULL OR value IS NULL OR label IS NULL)"));
        Assert.Equal(0, await hub.CountAsync("event", "NOT json_valid(data)"));
        Assert.Equal(await hub.CountAsync("event", "type = 'cem.press.v1'"), await hub.ScalarAsync<long>("SELECT sum(n) FROM counter"));
        Assert.Equal(await hub.CountAsync("event", "type = 'cem.voice.v1'"), await hub.CountAsync("voice"));
        Assert.Equal(0, await hub.CountAsync("finding", "arrival NOT IN (SELECT arrival FROM voice)"));
        Assert.Equal("ok", await hub.ScalarAsync<string>("PRAGMA integrity_check"));
    }
}
