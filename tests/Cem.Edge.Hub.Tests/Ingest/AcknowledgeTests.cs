using Cem.Edge.Contracts;
using Cem.Edge.Hub.Tests.Support;
using MQTTnet;

namespace Cem.Edge.Hub.Tests.Ingest;

public sealed class AcknowledgeTests
{
    [Fact]
    public async Task Event_is_a_row_and_a_count_when_its_ack_arrives()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        MqttClientPublishReasonCode answer = await device.SendAsync(Some.Press(device.Address, 1, value: 0));
        Ack ack = await device.SettledAsync(Some.Epoch, 1);

        Assert.Equal(MqttClientPublishReasonCode.Success, answer);
        Assert.Equal(1, ack.UpTo);
        Assert.Equal(1, await hub.CountAsync("event", "seq = 1 AND touchpoint = 'harbour-accessories' AND label = 'ok' AND live"));
        Assert.Equal(1, await hub.ScalarAsync<long>("SELECT n FROM counter WHERE touchpoint = 'harbour-accessories' AND question = 'found-it' AND value = 0 AND label = 'ok'"));
    }

    [Fact]
    public async Task Same_event_twice_is_stored_once_and_acknowledged_twice()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        EventEnvelope press = Some.Press(device.Address, 1);

        await device.SendAsync(press);
        await device.SettledAsync(Some.Epoch, 1);
        int before = device.Acks.Count;
        await device.SendAsync(press with { Historical = true });
        await Eventually.HoldsAsync(() => device.Acks.Count > before, "a second ack");

        Assert.Equal(1, await hub.CountAsync("event"));
        Assert.Equal(1, await hub.ScalarAsync<long>("SELECT sum(n) FROM counter"));
        Assert.Equal(0, await hub.CountAsync("conflict"));
    }

    [Fact]
    public async Task Same_id_with_another_payload_is_a_conflict_and_the_first_row_stays()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        await device.SendAsync(Some.Press(device.Address, 1, value: 3));
        await device.SendAsync(Some.Press(device.Address, 1, value: 0));
        await Eventually.HoldsAsync(async () => await hub.CountAsync("conflict") == 1, "one conflict");

        Assert.Equal(3, await hub.ScalarAsync<long>("SELECT value FROM event"));
        Assert.Equal(1, await hub.ScalarAsync<long>("SELECT sum(n) FROM counter"));
    }

    [Fact]
    public async Task Refused_event_is_kept_with_its_reason_and_told_in_the_ack()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        EventEnvelope wrong = Some.Event(device.Address, 2, new PressEvent { Question = "found-it", Scale = 4, Value = 9 });

        MqttClientPublishReasonCode answer = await device.SendAsync(Some.Press(device.Address, 1), wrong, Some.Press(device.Address, 3));
        Ack ack = await device.SettledAsync(Some.Epoch, 3);

        Assert.Equal(MqttClientPublishReasonCode.Success, answer);
        Assert.Equal(3, ack.UpTo);
        Assert.Equal([new RejectedSeq(2, "value must be 0 to scale - 1")], ack.Rejected);
        Assert.Equal(2, await hub.CountAsync("event"));
        Assert.Equal(1, await hub.CountAsync("dead_letter", "seq = 2 AND reason = 'value must be 0 to scale - 1'"));
    }

    [Fact]
    public async Task Message_that_is_no_json_is_answered_0x99_and_kept()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        MqttClientPublishReasonCode answer = await device.PublishAsync(Topics.Event(device.Address), "[{\"specversion\":"u8.ToArray());

        Assert.Equal(MqttClientPublishReasonCode.PayloadFormatInvalid, answer);
        await Eventually.HoldsAsync(async () => await hub.CountAsync("dead_letter", "seq IS NULL AND length(payload) = 16") == 1, "a dead letter");
    }

    [Fact]
    public async Task Event_of_a_device_outside_the_journey_is_stored_without_touchpoint()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice stranger = await hub.ConnectAsync("kiosk-nobody-knows");

        await stranger.SendAsync(Some.Press(stranger.Address, 1));
        await stranger.SettledAsync(Some.Epoch, 1);

        Assert.Equal(1, await hub.CountAsync("event", "touchpoint = ''"));
        Assert.Equal(1, await hub.ScalarAsync<long>("SELECT n FROM counter WHERE touchpoint = ''"));
    }

    [Fact]
    public async Task Message_over_the_limit_is_answered_0x99_and_only_its_beginning_is_kept()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        MqttClientPublishReasonCode answer = await device.PublishAsync(Topics.Event(device.Address), new byte[150_000]);

        Assert.Equal(MqttClientPublishReasonCode.PayloadFormatInvalid, answer);
        await Eventually.HoldsAsync(async () => await hub.CountAsync("dead_letter", "length(payload) = 131072 AND reason LIKE 'payload of 150000 bytes%'") == 1, "a dead letter");
    }
}
