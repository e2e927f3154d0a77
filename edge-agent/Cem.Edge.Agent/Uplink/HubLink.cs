using System.Buffers;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Agent.Identity;
using Cem.Edge.Agent.Settings;
using Cem.Edge.Contracts;
using MQTTnet;
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
    private readonly TlsLine _line;

    public HubLink(DeviceOptions device, UplinkOptions hub, TlsLine line)
    {
        _device = device.Address;
        _hub = hub;
        _line = line;
        _client.DisconnectedAsync += _ => _closed.CancelAsync();
        _client.ApplicationMessageReceivedAsync += message => Received?.Invoke(message.ApplicationMessage) ?? Task.CompletedTask;
    }

    /// <summary>A message for this device. The handler catches its own failures: an exception here would only leave it unacknowledged.</summary>
    public event Func<MqttApplicationMessage, Task>? Received;

    /// <summary>Cancelled when the connection is gone.</summary>
    public CancellationToken Closed => _closed.Token;

    /// <param name="certificate">The device's own; null for a plain connection within this machine.</param>
    /// <exception cref="HubRefusedException">The hub does not want this device.</exception>
    /// <exception cref="TimeoutException">The hub did not answer within <see cref="UplinkOptions.AnswerTimeout"/>; so for every request here.</exception>
    public async Task Connect(X509Certificate2? certificate, DeviceState will, CancellationToken cancel)
    {
        MqttClientOptions options = _line.Options(_hub, _device.Device, certificate)
            .WithCleanStart(false)
            .WithSessionExpiryInterval(SevenDays)
            .WithReceiveMaximum(ReceiveMaximum)
            .WithMaximumPacketSize(WireLimits.MaxPacketBytes)
            .WithWillTopic(Topics.State(_device))
            .WithWillPayload(Wire.Write(will))
            .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithWillRetain(true)
            .Build();
        MqttClientConnectResult result = await Answered(limit => _client.ConnectAsync(options, limit), cancel).ConfigureAwait(false);
        if (result.ResultCode != MqttClientConnectResultCode.Success)
        {
            throw new HubRefusedException(result.ResultCode, result.ReasonString);
        }
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

    /// <summary>Asks for a renewed certificate; it comes as a command.</summary>
    public Task AskForCertificate(string signingRequest, CancellationToken cancel) =>
        Publish(Message(Topics.Response(_device), Wire.Write(new CommandResponse(CommandName.Certificate, CommandResponse.Wanted, signingRequest))), cancel);

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

    private Task<T> Answered<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancel) => HubAnswer.Within(_hub.AnswerTimeout, request, cancel);

    private static MqttApplicationMessageBuilder Message(string topic, byte[] payload) =>
        new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
}
