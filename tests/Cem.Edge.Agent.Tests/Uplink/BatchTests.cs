using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Uplink;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Uplink;

public sealed class BatchTests
{
    private static readonly DeviceAddress Device = new("acme", "berlin-1", "kiosk-1");

    private static StoredEvent Event(long seq, int textLength = 10)
    {
        var stamp = new EventStamp("000001-0123456789abcdef", seq, DateTimeOffset.UnixEpoch, "boot", TimeSpan.FromSeconds(1), true);
        var voice = new VoiceEvent { Status = VoiceStatus.Scored, Text = new string('x', textLength), AudioMs = 1 };
        return new StoredEvent(new EventKey(1, seq), Wire.Write(Wire.Envelope(Device, stamp, voice)));
    }

    [Fact]
    public void Single_event_travels_as_one_cloud_event() =>
        Assert.Equal(WireLimits.EventContentType, Batch.Of([Event(1)], 100, historical: false).ContentType);

    [Fact]
    public void Batch_keeps_order_and_both_limits()
    {
        StoredEvent[] events = [.. Enumerable.Range(1, 100).Select(seq => Event(seq, 3_000))];
        Batch batch = Batch.Of(events, 100, historical: true);
        Assert.InRange(batch.Payload.Length, 100_000, WireLimits.MaxPayloadBytes);
        MessageReading read = Wire.ReadMessage(batch.Payload, Device);
        Assert.Equal(batch.Keys.Select(key => key.Seq), read.Events.Select(one => one.Sequence));
        Assert.All(read.Events, one => Assert.True(one.Event!.Envelope.Historical));
        Assert.Equal(7, Batch.Of(events, 7, historical: false).Keys.Count);
    }

    [Fact]
    public void Marking_an_event_historical_does_not_change_its_payload_hash()
    {
        Batch live = Batch.Of([Event(1)], 1, historical: false);
        Batch old = Batch.Of([Event(1)], 1, historical: true);
        Assert.Equal(Wire.ReadMessage(live.Payload, Device).Events[0].Event!.PayloadHash, Wire.ReadMessage(old.Payload, Device).Events[0].Event!.PayloadHash);
    }

    [Fact]
    public void Event_over_the_limit_is_told_apart() => Assert.True(Batch.Of([Event(1, 200_000)], 100, historical: false).IsTooLarge);

    [Fact]
    public void Damaged_row_is_sent_as_it_is_for_the_hub_to_refuse()
    {
        byte[] damaged = [.. "{\"specversion"u8];
        Assert.Equal(damaged, Batch.Of([new StoredEvent(new EventKey(1, 1), damaged)], 1, historical: true).Payload);
    }

    [Fact]
    public void Refused_batches_halve_down_to_one_and_grow_back()
    {
        var limit = new BatchLimit();
        var sizes = new List<int>();
        while (limit.Most > 1)
        {
            limit.Refused(limit.Most);
            sizes.Add(limit.Most);
        }

        limit.Refused(1);
        Assert.Equal([50, 25, 12, 6, 3, 1], sizes);
        Assert.Equal(1, limit.Most);
        limit.Settled();
        Assert.Equal(2, limit.Most);
    }
}
