using System.Buffers;
using Cem.Edge.Agent.Settings;
using Cem.Edge.Contracts;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Cem.Edge.Agent.Uplink;

/// <summary>One MQTT 5 connection to the hub, from CONNECT to its end.</summary>
internal sealed class HubLink : IAsyncDisposable
{
    private const ushort ReceiveMaximum = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly uint SevenDays = (uint)TimeSpan.FromDays(7).TotalSeconds;

    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly CancellationTokenSource _closed = new();
    private readonly DeviceAddress _device;

    public HubLink(DeviceOptions device)
    {
        _device = device.Address;
        _client.DisconnectedAsync += _ => _closed.CancelAsync();
        _client.ApplicationMessageReceivedAsync += message => Received?.Invoke(message.ApplicationMessage) ?? Task.CompletedTask;
    }

    /// <summary>A message for this device. The handler catches its own failures: an exception here would only leave it unacknowledged.</summary>
    public event Func<MqttApplicationMessage, Task>? Received;

    /// <summary>Cancelled when the connection is gone.</summary>
    public CancellationToken Closed => _closed.Token;

    public async Task<MqttClientConnectResultCode> Connect(UplinkOptions hub, DeviceState will, CancellationToken cancel)
    {
        MqttClientOptions options = new MqttClientOptionsBuilder()
            .WithTcpServer(hub.Host, hub.Port)
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(_device.Device)
            .WithCleanStart(false)
            .WithSessionExpiryInterval(SevenDays)
            .WithReceiveMaximum(ReceiveMaximum)
            .WithKeepAlivePeriod(hub.KeepAlive)
            .WithTimeout(Patience)
            .WithWillTopic(Topics.State(_device))
            .WithWillPayload(Wire.Write(will))
            .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithWillRetain(true)
            .Build();
        return (await _client.ConnectAsync(options, cancel).ConfigureAwait(false)).ResultCode;
    }

    public async Task Subscribe(CancellationToken cancel)
    {
        MqttClientSubscribeOptions options = new MqttClientSubscribeOptionsBuilder()
            .WithTopicFilter(Topics.Ack(_device), MqttQualityOfServiceLevel.AtLeastOnce)
            .WithTopicFilter(Topics.AllCommands(_device), MqttQualityOfServiceLevel.AtLeastOnce)
            .Build();
        await _client.SubscribeAsync(options, cancel).ConfigureAwait(false);
    }

    public Task<MqttClientPublishResult> PublishEvents(Batch batch, CancellationToken cancel) =>
        _client.PublishAsync(Message(Topics.Event(_device), batch.Payload).WithContentType(batch.ContentType).Build(), cancel);

    public Task PublishState(DeviceState state, CancellationToken cancel) =>
        _client.PublishAsync(Message(Topics.State(_device), Wire.Write(state)).WithRetainFlag().Build(), cancel);

    public Task Respond(MqttApplicationMessage request, CommandResponse response, CancellationToken cancel)
    {
        MqttApplicationMessageBuilder message = Message(Topics.Response(_device), Wire.Write(response));
        return _client.PublishAsync(request.CorrelationData is { } correlation ? message.WithCorrelationData(correlation).Build() : message.Build(), cancel);
    }

    /// <summary>Says goodbye, so that the broker keeps the Will to itself.</summary>
    public Task Disconnect(CancellationToken cancel) => _client.IsConnected ? _client.DisconnectAsync(new MqttClientDisconnectOptions(), cancel) : Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _closed.Dispose();
        return ValueTask.CompletedTask;
    }

    public static byte[] PayloadOf(MqttApplicationMessage message) => message.Payload.ToArray();

    private static MqttApplicationMessageBuilder Message(string topic, byte[] payload) =>
        new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
}
