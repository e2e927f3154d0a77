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
    private static readonly uint SevenDays = (uint)TimeSpan.FromDays(7).TotalSeconds;

    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly CancellationTokenSource _closed = new();
    private readonly DeviceAddress _device;
    private readonly UplinkOptions _hub;

    public HubLink(DeviceOptions device, UplinkOptions hub)
    {
        _device = device.Address;
        _hub = hub;
        _client.DisconnectedAsync += _ => _closed.CancelAsync();
        _client.ApplicationMessageReceivedAsync += message => Received?.Invoke(message.ApplicationMessage) ?? Task.CompletedTask;
    }

    /// <summary>A message for this device. The handler catches its own failures: an exception here would only leave it unacknowledged.</summary>
    public event Func<MqttApplicationMessage, Task>? Received;

    /// <summary>Cancelled when the connection is gone.</summary>
    public CancellationToken Closed => _closed.Token;

    /// <exception cref="TimeoutException">The hub did not answer within <see cref="UplinkOptions.AnswerTimeout"/>; so for every request here.</exception>
    public async Task<MqttClientConnectResultCode> Connect(DeviceState will, CancellationToken cancel)
    {
        MqttClientOptions options = new MqttClientOptionsBuilder()
            .WithTcpServer(_hub.Host, _hub.Port)
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(_device.Device)
            .WithCleanStart(false)
            .WithSessionExpiryInterval(SevenDays)
            .WithReceiveMaximum(ReceiveMaximum)
            .WithKeepAlivePeriod(_hub.KeepAlive)
            .WithTimeout(_hub.AnswerTimeout)
            .WithWillTopic(Topics.State(_device))
            .WithWillPayload(Wire.Write(will))
            .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithWillRetain(true)
            .Build();
        return (await Answered(limit => _client.ConnectAsync(options, limit), cancel).ConfigureAwait(false)).ResultCode;
    }

    public Task Subscribe(CancellationToken cancel)
    {
        MqttClientSubscribeOptions options = new MqttClientSubscribeOptionsBuilder()
            .WithTopicFilter(Topics.Ack(_device), MqttQualityOfServiceLevel.AtLeastOnce)
            .WithTopicFilter(Topics.AllCommands(_device), MqttQualityOfServiceLevel.AtLeastOnce)
            .Build();
        return Answered(limit => _client.SubscribeAsync(options, limit), cancel);
    }

    public Task<MqttClientPublishResult> PublishEvents(Batch batch, CancellationToken cancel) =>
        Publish(Message(Topics.Event(_device), batch.Payload).WithContentType(batch.ContentType), cancel);

    public Task PublishState(DeviceState state, CancellationToken cancel) =>
        Publish(Message(Topics.State(_device), Wire.Write(state)).WithRetainFlag(), cancel);

    public Task Respond(MqttApplicationMessage request, CommandResponse response, CancellationToken cancel)
    {
        MqttApplicationMessageBuilder message = Message(Topics.Response(_device), Wire.Write(response));
        return Publish(request.CorrelationData is { } correlation ? message.WithCorrelationData(correlation) : message, cancel);
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

    private Task<MqttClientPublishResult> Publish(MqttApplicationMessageBuilder message, CancellationToken cancel) =>
        Answered(limit => _client.PublishAsync(message.Build(), limit), cancel);

    // MQTTnet's own timeout counts only where a token cannot be cancelled, and its keep-alive begins after CONNACK: a hub that went away without a word
    // (its power cut, its reset lost) would be waited for for ever.
    private async Task<T> Answered<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(_hub.AnswerTimeout);
        try
        {
            return await request(limit.Token).ConfigureAwait(false);
        }
        catch (Exception late) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"the hub did not answer within {_hub.AnswerTimeout.TotalSeconds:0.#} s", late);
        }
    }

    private static MqttApplicationMessageBuilder Message(string topic, byte[] payload) =>
        new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
}
