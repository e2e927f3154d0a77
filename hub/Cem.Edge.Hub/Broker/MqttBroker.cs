using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker.Guard;
using Cem.Edge.Hub.Broker.Transport;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Settings;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Cem.Edge.Hub.Broker;

/// <summary>MQTTnet's broker behind ports of our own: plain on IPv4 loopback, TLS for every device. Devices publish to the ingest only; nothing is routed between them.</summary>
internal sealed class MqttBroker : IDisposable
{
    private const string Sender = "hub";

    private readonly MqttPort port;
    private readonly MqttServer server;
    private readonly HashSet<string> connected = [];
    private readonly Lock access = new();

    public MqttBroker(IOptions<BrokerOptions> options, ConnectionWatch watch, HubCredentials credentials, IServiceProvider services, ILoggerFactory logging)
    {
        port = new MqttPort(options.Value, watch, credentials, services, logging);
        // The watch ends slow logins; MQTTnet's own time-out stands behind it.
        MqttServerOptions settings = new MqttServerOptionsBuilder().WithDefaultCommunicationTimeout(options.Value.LoginTimeout * 2).Build();
        server = new MqttServerFactory().CreateMqttServer(settings, [port]);
    }

    /// <summary>Port the system gave; 0 before the start.</summary>
    public int Port => port.Port;

    /// <summary>The same of the port with TLS; null where the hub is not provisioned.</summary>
    public int? TlsPort => port.TlsPort;

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
    public Task StartAsync()
    {
        server.ClientConnectedAsync += client => Note(client.ClientId, here: true);
        server.ClientDisconnectedAsync += client => Note(client.ClientId, here: false);
        return server.StartAsync();
    }

    public Task StopAsync() => server.StopAsync();

    public Task SendAckAsync(DeviceAddress device, Ack ack) => SendAsync(Topics.Ack(device), Wire.Write(ack), null);

    /// <summary>Sends a command; the answer comes on the device's response topic with <paramref name="correlation"/>.</summary>
    public Task SendCommandAsync(DeviceAddress device, string command, byte[] arguments, byte[] correlation) =>
        SendAsync(Topics.Command(device, command), arguments, new Correlation(Topics.Response(device), correlation));

    /// <summary>Answers a claim; it comes to whoever listens for this serial with a claim credential.</summary>
    public Task SendClaimAnswerAsync(string tenant, string serial, ClaimAnswer answer) => SendAsync(Topics.ClaimCertificate(tenant, serial), Wire.Write(answer), null);

    /// <summary>Ends a client's connection and forgets its session; nothing where there is none.</summary>
    public async Task CutAsync(string client, string reason)
    {
        try
        {
            await server.DisconnectClientAsync(client, new MqttServerClientDisconnectOptions { ReasonCode = MqttDisconnectReasonCode.NotAuthorized, ReasonString = reason });
        }
        catch (InvalidOperationException)
        {
            // It is not connected.
        }

        foreach (MqttSessionStatus session in (await server.GetSessionsAsync()).Where(session => session.Id == client))
        {
            await session.DeleteAsync();
        }
    }

    public void Dispose()
    {
        server.Dispose();
        port.Dispose();
    }

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

    private sealed record Correlation(string ResponseTopic, byte[] Data);
}
