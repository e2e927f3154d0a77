using System.Net;
using System.Net.Sockets;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Settings;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Cem.Edge.Hub.Broker;

/// <summary>The stock MQTTnet broker on IPv4 loopback. Devices publish to the ingest only; nothing is routed between them.</summary>
internal sealed class MqttBroker : IDisposable
{
    private const string Sender = "hub";

    private readonly MqttServer server;
    private readonly HashSet<string> connected = [];
    private readonly Lock access = new();

    public MqttBroker(IOptions<BrokerOptions> options)
    {
        Port = options.Value.Port > 0 ? options.Value.Port : FreePort();
        MqttServerOptions settings = new MqttServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(Port)
            .WithConnectionBacklog(options.Value.Backlog)
            .WithDefaultCommunicationTimeout(options.Value.LoginTimeout)
            .Build();
        server = new MqttServerFactory().CreateMqttServer(settings);
    }

    public int Port { get; }

    public int ConnectedDevices
    {
        get
        {
            lock (access)
            {
                return connected.Count;
            }
        }
    }

    public MqttServer Server => server;

    public bool IsConnected(string device)
    {
        lock (access)
        {
            return connected.Contains(device);
        }
    }

    /// <exception cref="StartException">The port is taken.</exception>
    public async Task StartAsync()
    {
        server.ClientConnectedAsync += client => Note(client.ClientId, here: true);
        server.ClientDisconnectedAsync += client => Note(client.ClientId, here: false);
        try
        {
            await server.StartAsync();
        }
        catch (SocketException problem)
        {
            throw new StartException($"Broker:Port {Port} cannot be opened ({problem.SocketErrorCode}). Stop the program that has it, or choose another port with --mqtt-port.", problem);
        }
    }

    public Task StopAsync() => server.StopAsync();

    public Task SendAckAsync(DeviceAddress device, Ack ack) => SendAsync(Topics.Ack(device), Wire.Write(ack), null);

    /// <summary>Sends a command; the answer comes on the device's response topic with <paramref name="correlation"/>.</summary>
    public Task SendCommandAsync(DeviceAddress device, string command, byte[] arguments, byte[] correlation) =>
        SendAsync(Topics.Command(device, command), arguments, new Correlation(Topics.Response(device), correlation));

    public void Dispose() => server.Dispose();

    private Task SendAsync(string topic, byte[] payload, Correlation? correlation)
    {
        var message = new MqttApplicationMessage
        {
            Topic = topic,
            PayloadSegment = payload,
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
            ResponseTopic = correlation?.ResponseTopic,
            CorrelationData = correlation?.Data,
        };
        return server.InjectApplicationMessage(new InjectedMqttApplicationMessage(message) { SenderClientId = Sender });
    }

    private Task Note(string device, bool here)
    {
        lock (access)
        {
            _ = here ? connected.Add(device) : connected.Remove(device);
        }

        return Task.CompletedTask;
    }

    // MQTTnet does not tell which port it got for 0, so a free one is found first.
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private sealed record Correlation(string ResponseTopic, byte[] Data);
}
