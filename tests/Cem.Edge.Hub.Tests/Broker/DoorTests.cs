using System.Net.NetworkInformation;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Tests.Support;
using MQTTnet;
using MQTTnet.Formatter;

namespace Cem.Edge.Hub.Tests.Broker;

public sealed class DoorTests
{
    [Fact]
    public async Task Only_ipv4_loopback_listens()
    {
        await using TestHub hub = await TestHub.StartAsync();

        string[] listeners = [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == hub.MqttPort).Select(end => end.Address.ToString())];

        Assert.Equal(["127.0.0.1"], listeners);
    }

    [Fact]
    public async Task Mqtt_3_1_1_is_refused()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using IMqttClient client = new MqttClientFactory().CreateMqttClient();

        MqttClientConnectResult result = await client.ConnectAsync(TestDevice.Options(hub.MqttPort, "kiosk-harbour-1", MqttProtocolVersion.V311));

        Assert.Equal(MqttClientConnectResultCode.UnsupportedProtocolVersion, result.ResultCode);
        Assert.False(client.IsConnected);
    }

    [Fact]
    public async Task Device_cannot_publish_as_another_one()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        var other = new DeviceAddress("brightmart", "harbour", "kiosk-harbour-2");

        MqttClientPublishReasonCode answer = await device.PublishAsync(Topics.Event(other), Wire.Write(Some.Press(other, 1)));

        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, answer);
        Assert.Equal(0, await hub.CountAsync("event"));
    }

    [Fact]
    public async Task Device_of_another_tenant_may_not_publish()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice stranger = await TestDevice.ConnectAsync(hub.MqttPort, new DeviceAddress("other-shop", "harbour", "kiosk-harbour-1"));

        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, await stranger.SendAsync(Some.Press(stranger.Address, 1)));
        Assert.Equal(0, await hub.CountAsync("device"));
    }

    [Fact]
    public async Task Import_from_a_device_is_refused_and_its_batch_is_taken()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        var import = new ImportEvent { Channel = "web-survey", Question = "found-it", Scale = 4, Value = 3 };

        await device.SendAsync(Some.Event(device.Address, 1, import), Some.Press(device.Address, 2));
        Ack ack = await device.SettledAsync(Some.Epoch, 2);

        Assert.Equal([new RejectedSeq(1, "a device sends no imports")], ack.Rejected);
        Assert.Equal(1, await hub.CountAsync("event"));
    }

    [Fact]
    public async Task Device_that_moved_is_known_at_its_new_site()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using (TestDevice before = await hub.ConnectAsync())
        {
            await before.SendAsync(Some.Press(before.Address, 1));
            await before.SettledAsync(Some.Epoch, 1);
        }

        await using TestDevice after = await hub.ConnectAsync(site: "lotus");
        await after.SendAsync(Some.Press(after.Address, 2));
        await after.SettledAsync(Some.Epoch, 2);

        Assert.Equal("lotus", await hub.ScalarAsync<string>("SELECT site FROM device"));
    }

    [Fact]
    public async Task State_of_an_unknown_word_and_one_over_the_limit_are_dead_letters()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        var state = new DeviceState { State = "on-fire", At = Some.Now, Epoch = Some.Epoch, Birth = 1 };
        var versions = Enumerable.Range(0, 8_000).ToDictionary(number => $"part-{number}", _ => "1.0");

        MqttClientPublishReasonCode unknown = await device.SendAsync(state);
        MqttClientPublishReasonCode large = await device.SendAsync(state with { State = StateWord.Ready, Versions = versions });

        Assert.Equal((MqttClientPublishReasonCode.PayloadFormatInvalid, MqttClientPublishReasonCode.PayloadFormatInvalid), (unknown, large));
        await Eventually.HoldsAsync(async () => await hub.CountAsync("dead_letter", "reason LIKE 'state: %'") == 2, "two dead letters");
        Assert.Equal(0, await hub.CountAsync("device_state"));
    }

    [Fact]
    public async Task Event_with_a_foreign_source_is_refused_with_its_reason()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        var other = new DeviceAddress("brightmart", "harbour", "kiosk-harbour-2");

        await device.PublishAsync(Topics.Event(device.Address), Wire.Write(Some.Press(other, 1)));
        await Eventually.HoldsAsync(async () => await hub.CountAsync("dead_letter", "reason LIKE 'source%'") == 1, "a dead letter");

        Assert.Equal(0, await hub.CountAsync("event"));
    }

    [Theory]
    [InlineData("#")]
    [InlineData("cem/v1/brightmart/harbour/kiosk-harbour-2/ack")]
    [InlineData("cem/v1/+/+/kiosk-harbour-1/ack")]
    [InlineData("$SYS/#")]
    public async Task Device_cannot_listen_to_others(string filter)
    {
        await using TestHub hub = await TestHub.StartAsync();
        using IMqttClient client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(TestDevice.Options(hub.MqttPort, "kiosk-harbour-1"));

        MqttClientSubscribeResult result = await client.SubscribeAsync(new MqttClientSubscribeOptionsBuilder().WithTopicFilter(filter).Build());

        Assert.Equal(MqttClientSubscribeResultCode.NotAuthorized, Assert.Single(result.Items).ResultCode);
    }
}
