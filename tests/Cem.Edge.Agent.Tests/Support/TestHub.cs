using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Cem.Edge.Contracts;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Cem.Edge.Agent.Tests.Support;

/// <summary>A real MQTT broker on loopback that keeps what arrives and answers as the hub would, or as the test wants it to.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private MqttServer _server;

    private TestHub(int port)
    {
        Port = port;
        _server = Build();
    }

    public static DeviceAddress Device { get; } = new("acme", "berlin-1", "kiosk-1");

    public int Port { get; }

    /// <summary>Acknowledge what arrives. Off: the hub stays silent.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>Gives a reason to refuse a whole message with 0x99, or null.</summary>
    public Func<MessageReading, string?> Refuses { get; set; } = _ => null;

    /// <summary>Waited for before anything is done with a message of events.</summary>
    public Func<Task> Hesitates { get; set; } = () => Task.CompletedTask;

    public ConcurrentQueue<MessageReading> Messages { get; } = new();

    public ConcurrentQueue<DeviceState> States { get; } = new();

    public ConcurrentQueue<CommandResponse> Responses { get; } = new();

    public IReadOnlyList<ReceivedEvent> Events => [.. Messages.SelectMany(message => message.Events).Select(one => one.Event).OfType<ReceivedEvent>()];

    /// <summary>Events by id: what a hub that ignores repetitions would hold.</summary>
    public IReadOnlyDictionary<string, ReceivedEvent> Stored => Events.GroupBy(one => one.Envelope.Id).ToDictionary(group => group.Key, group => group.First());

    public IEnumerable<PressEvent> Presses => Stored.Values.Select(one => one.Data).OfType<PressEvent>();

    public static async Task<TestHub> Start()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var hub = new TestHub(port);
        await hub._server.StartAsync();
        return hub;
    }

    public Task Stop() => _server.StopAsync();

    public async Task Restart()
    {
        _server.Dispose();
        _server = Build();
        await _server.StartAsync();
    }

    /// <summary>Breaks the device's connection without a word, as a pulled cable does, so that the broker publishes the Will.</summary>
    public Task Cut() => _server.DisconnectClientAsync(Device.Device);

    public Task Send(Ack ack) => Inject(Topics.Ack(Device), Wire.Write(ack));

    public Task Command(string name, byte[] arguments) => Inject(Topics.Command(Device, name), arguments);

    /// <summary>Sends wanted settings, which the agent has not asked for.</summary>
    public async Task Desire(byte[] settings)
    {
        await _server.SubscribeAsync(Device.Device, new MqttTopicFilterBuilder().WithTopic(Topics.DesiredSettings(Device)).Build());
        await Inject(Topics.DesiredSettings(Device), settings);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        _server.Dispose();
    }

    private MqttServer Build()
    {
        MqttServer server = new MqttServerFactory().CreateMqttServer(new MqttServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointPort(Port)
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .Build());
        server.InterceptingPublishAsync += Arrived;
        return server;
    }

    private Task Inject(string topic, byte[] payload) => _server.InjectApplicationMessage(new InjectedMqttApplicationMessage(new MqttApplicationMessageBuilder()
        .WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithCorrelationData([1]).Build()));

    private async Task Arrived(InterceptingPublishEventArgs arrived)
    {
        if (arrived.ClientId is null or "" || !Topics.TryParse(arrived.ApplicationMessage.Topic, out ParsedTopic? topic))
        {
            return;
        }

        byte[] payload = arrived.ApplicationMessage.Payload.ToArray();
        switch (topic.Kind)
        {
            case TopicKind.State:
                States.Enqueue(Wire.ReadState(payload, out _)!);
                break;
            case TopicKind.Response:
                Responses.Enqueue(Wire.ReadResponse(payload, out _)!);
                break;
            case TopicKind.Event:
                arrived.ProcessPublish = false;
                await Hesitates();
                await Take(Wire.ReadMessage(payload, Device), arrived);
                break;
        }
    }

    private async Task Take(MessageReading message, InterceptingPublishEventArgs arrived)
    {
        if (Refuses(message) is { } reason)
        {
            arrived.Response.ReasonCode = MqttPubAckReasonCode.PayloadFormatInvalid;
            arrived.Response.ReasonString = reason;
            return;
        }

        Messages.Enqueue(message);
        if (Acknowledges)
        {
            foreach (var epoch in message.Events.GroupBy(one => one.Epoch!))
            {
                await Send(new Ack { Epoch = epoch.Key, UpTo = 0, Ranges = [.. epoch.Select(one => new SeqRange(one.Sequence, one.Sequence))] });
            }
        }
    }
}
