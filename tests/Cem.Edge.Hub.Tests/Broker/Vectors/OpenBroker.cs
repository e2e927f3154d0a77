using System.Net;
using System.Net.Sockets;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Broker.Guard;
using Cem.Edge.Hub.Broker.Transport;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Cem.Edge.Hub.Tests.Broker.Vectors;

/// <summary>
/// A broker without rules about names and topics, so that what is measured is the protocol: MQTTnet's server behind the hub's own port and guard, or as it
/// comes, behind its own TCP listener.
/// </summary>
internal sealed class OpenBroker : IAsyncDisposable
{
    private readonly MqttServer server;
    private readonly IDisposable? owned;

    private OpenBroker(MqttServer server, int port, IDisposable? owned)
    {
        this.server = server;
        Port = port;
        this.owned = owned;
    }

    public int Port { get; }

    /// <summary>As in the hub: its port, its guard, its settings.</summary>
    public static async Task<OpenBroker> StartGuardedAsync()
    {
        ServiceProvider services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var settings = new BrokerOptions { Port = 0 };
        var watch = new ConnectionWatch(Options.Create(settings), Options.Create(new GuardOptions()), TimeProvider.System, new GuardCounts(), NullLogger<GuardLog>.Instance);
        var notProvisioned = new HubCredentials(Options.Create(new HubOptions { Data = "none" }), Options.Create(new IdentityOptions()));
        var port = new MqttPort(settings, watch, notProvisioned, services, NullLoggerFactory.Instance);
        MqttServer server = new MqttServerFactory().CreateMqttServer(new MqttServerOptionsBuilder().Build(), [port]);
        await server.StartAsync();
        return new OpenBroker(server, port.Port, port);
    }

    public static async Task<OpenBroker> StartBareAsync()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        MqttServerOptions options = new MqttServerOptionsBuilder().WithDefaultEndpoint().WithDefaultEndpointPort(port).WithDefaultEndpointBoundIPAddress(IPAddress.Loopback).Build();
        MqttServer server = new MqttServerFactory().CreateMqttServer(options);
        await server.StartAsync();
        return new OpenBroker(server, port, null);
    }

    public Task PublishAsync(string topic, byte[] payload, int qualityOfService) => server.InjectApplicationMessage(new InjectedMqttApplicationMessage(new MqttApplicationMessage
    {
        Topic = topic,
        PayloadSegment = payload,
        QualityOfServiceLevel = (MqttQualityOfServiceLevel)qualityOfService,
    }) { SenderClientId = "helper" });

    public async Task ForgetAsync()
    {
        foreach (MqttClientStatus client in await server.GetClientsAsync())
        {
            await client.DisconnectAsync(new MqttServerClientDisconnectOptions());
        }

        await server.DeleteRetainedMessagesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        server.Dispose();
        owned?.Dispose();
    }
}
