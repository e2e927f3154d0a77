using System.Net;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker.Guard;
using Cem.Edge.Hub.Settings;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Server;

namespace Cem.Edge.Hub.Broker.Transport;

/// <summary>
/// Brings MQTT connections from a Kestrel server of its own to the broker. What must happen before MQTT is connection middleware: the watch first,
/// then TLS, then <see cref="ServeAsync"/>.
/// </summary>
internal sealed class MqttPort(BrokerOptions options, ConnectionWatch watch, IServiceProvider services, ILoggerFactory logging) : IMqttServerAdapter, IDisposable
{
    private KestrelServer? kestrel;

    /// <summary>Port the system really gave; 0 before the start.</summary>
    public int Port { get; private set; }

    public Func<IMqttChannelAdapter, Task> ClientHandler { get; set; } = _ => Task.CompletedTask;

    /// <exception cref="StartException">The port is taken.</exception>
    public async Task StartAsync(MqttServerOptions serverOptions, IMqttNetLogger logger)
    {
        var settings = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        settings.Listen(IPAddress.Loopback, options.Port, Listen);
        watch.Start();
        // The read buffer is how much one device may have on the way while the committer is busy: a packet, and the beginning of the next.
        var transport = new SocketTransportOptions { Backlog = options.Backlog, MaxReadBufferSize = 2 * WireLimits.MaxPacketBytes };
        kestrel = new KestrelServer(Options.Create(settings), new SocketTransportFactory(Options.Create(transport), logging), logging);
        try
        {
            await kestrel.StartAsync(new NoHttp(), CancellationToken.None);
        }
        catch (IOException problem)
        {
            throw new StartException($"Broker:Port {options.Port} cannot be opened ({problem.Message}). Stop the program that has it, or choose another port with --mqtt-port.", problem);
        }

        Port = new Uri(kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port; // a started server has it
    }

    public Task StopAsync() => kestrel?.StopAsync(CancellationToken.None) ?? Task.CompletedTask;

    public void Dispose() => kestrel?.Dispose();

    private void Listen(ListenOptions listen)
    {
        // The watch counts and times a connection before anybody else spends anything on it; TLS belongs below it.
        listen.Use(next => connection => watch.GuardAsync(connection, next));
        listen.Run(ServeAsync);
    }

    private async Task ServeAsync(ConnectionContext connection)
    {
        await using var channel = new MqttChannel(connection, watch);
        await ClientHandler(channel);
    }

    /// <summary>Kestrel asks for an application even where no endpoint speaks HTTP.</summary>
    private sealed class NoHttp : IHttpApplication<object>
    {
        public object CreateContext(IFeatureCollection contextFeatures) => throw new NotSupportedException();

        public Task ProcessRequestAsync(object context) => throw new NotSupportedException();

        public void DisposeContext(object context, Exception? exception) => throw new NotSupportedException();
    }
}
