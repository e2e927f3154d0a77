using System.Buffers;
using System.Collections.Concurrent;
using Cem.Edge.Contracts;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Tests.Support;

/// <summary>A device on a real MQTT connection, without an agent: it sends what a test says and remembers what the hub answers.</summary>
internal sealed class TestDevice : IAsyncDisposable
{
    private readonly IMqttClient client;
    private readonly ConcurrentQueue<Ack> acks = new();
    private readonly ConcurrentQueue<ReplayCommand> replays = new();
    private readonly ConcurrentQueue<ForgetCommand> forgotten = new();

    private TestDevice(IMqttClient client, DeviceAddress address)
    {
        this.client = client;
        Address = address;
    }

    public DeviceAddress Address { get; }

    public IReadOnlyCollection<Ack> Acks => acks;

    public IReadOnlyCollection<ReplayCommand> Replays => replays;

    /// <summary>What it answers to an order to erase a remark.</summary>
    public string ForgetStatus { get; set; } = "done";

    /// <summary>Remarks that it was told to erase.</summary>
    public IReadOnlyCollection<ForgetCommand> Forgotten => forgotten;

    /// <summary>The hub's refusal or farewell: its code and sentence; null while nothing of the kind has come.</summary>
    public MqttClientDisconnectedEventArgs? Ended { get; private set; }

    public IMqttClient Client => client;

    public static Task<TestDevice> ConnectAsync(int port, DeviceAddress address) => ConnectAsync(address, Options(port, address.Device));

    public static async Task<TestDevice> ConnectAsync(DeviceAddress address, MqttClientOptions options)
    {
        IMqttClient client = new MqttClientFactory().CreateMqttClient();
        var device = new TestDevice(client, address);
        client.ApplicationMessageReceivedAsync += device.Remember;
        client.DisconnectedAsync += end =>
        {
            device.Ended = end;
            return Task.CompletedTask;
        };
        MqttClientConnectResult result = await client.ConnectAsync(options);
        Assert.True(result.ResultCode == MqttClientConnectResultCode.Success, $"{result.ResultCode}: {result.ReasonString}");
        await client.SubscribeAsync(new MqttClientSubscribeOptionsBuilder()
            .WithTopicFilter(Topics.AllCommands(address), MqttQualityOfServiceLevel.AtLeastOnce)
            .WithTopicFilter(Topics.Ack(address), MqttQualityOfServiceLevel.AtLeastOnce)
            .Build());
        return device;
    }

    public static MqttClientOptions Options(int port, string clientId, MqttProtocolVersion version = MqttProtocolVersion.V500) => new MqttClientOptionsBuilder()
        .WithTcpServer("127.0.0.1", port)
        .WithClientId(clientId)
        .WithProtocolVersion(version)
        .WithTimeout(TimeSpan.FromSeconds(20))
        .Build();

    public Task<MqttClientPublishReasonCode> SendAsync(params EventEnvelope[] events) =>
        PublishAsync(Topics.Event(Address), events is [var one] ? Wire.Write(one) : Wire.WriteBatch([.. events.Select(Wire.Write)]));

    public Task<MqttClientPublishReasonCode> SendAsync(DeviceState state) => PublishAsync(Topics.State(Address), Wire.Write(state));

    public async Task<MqttClientPublishReasonCode> PublishAsync(string topic, byte[] payload)
    {
        MqttClientPublishResult result = await client.PublishAsync(new MqttApplicationMessage
        {
            Topic = topic,
            PayloadSegment = payload,
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
        });
        return result.ReasonCode;
    }

    /// <summary>Waits until an ack settles <paramref name="sequence"/> of <paramref name="epoch"/>.</summary>
    public async Task<Ack> SettledAsync(string epoch, long sequence)
    {
        Ack? settled = null;
        await Eventually.HoldsAsync(
            () => (settled = acks.LastOrDefault(ack => ack.Epoch == epoch && (ack.UpTo >= sequence || ack.Ranges.Any(range => sequence >= range.From && sequence <= range.To)))) is not null,
            $"ack of {sequence}");
        return settled!;
    }

    public async ValueTask DisposeAsync()
    {
        if (client.IsConnected)
        {
            await client.DisconnectAsync();
        }

        client.Dispose();
    }

    private async Task Remember(MqttApplicationMessageReceivedEventArgs received)
    {
        byte[] payload = received.ApplicationMessage.Payload.ToArray();
        if (Topics.TryParse(received.ApplicationMessage.Topic, out ParsedTopic? topic))
        {
            if (topic.Kind == TopicKind.Ack && Wire.ReadAck(payload, out _) is { } ack)
            {
                acks.Enqueue(ack);
            }
            else if (topic.Name == CommandName.Replay && Wire.ReadReplay(payload, out _) is { } replay)
            {
                replays.Enqueue(replay);
            }
            else if (topic.Name == CommandName.Forget && Wire.ReadForget(payload, out _) is { } forget)
            {
                forgotten.Enqueue(forget);
                await client.PublishAsync(new MqttApplicationMessage
                {
                    Topic = received.ApplicationMessage.ResponseTopic,
                    PayloadSegment = Wire.Write(new CommandResponse(CommandName.Forget, ForgetStatus, "a test device")),
                    CorrelationData = received.ApplicationMessage.CorrelationData,
                    QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
                });
            }
        }
    }
}
