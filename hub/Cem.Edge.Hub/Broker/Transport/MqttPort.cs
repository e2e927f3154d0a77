using System.Net;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker.Guard;
using Cem.Edge.Hub.Identity;
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
internal sealed class MqttPort(BrokerOptions options, ConnectionWatch watch, HubCredentials credentials, IServiceProvider services, ILoggerFactory logging) : IMqttServerAdapter, IDisposable
{
    private KestrelServer? kestrel;

    /// <summary>Port the system really gave; 0 before the start.</summary>
    public int Port { get; private set; }

    /// <summary>The same of the port with TLS; null where the hub is not provisioned.</summary>
    public int? TlsPort { get; private set; }

    public Func<IMqttChannelAdapter, Task> ClientHandler { get; set; } = _ => Task.CompletedTask;

    /// <exception cref="StartException">The port is taken.</exception>
    public async Task StartAsync(MqttServerOptions serverOptions, IMqttNetLogger logger)
    {
        var settings = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        settings.Listen(IPAddress.Loopback, options.Port, listen => Listen(listen, () => { }));
        if (credentials is { Server: { } server, Authority: { } authority })
        {
            settings.Listen(TlsEnd(), listen => Listen(listen, () => listen.UseDeviceTls(server, authority.Certificate, options.HandshakeTimeout)));
        }

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
            throw new StartException(
                $"Broker:Port {options.Port} or Broker:TlsPort {options.TlsPort} cannot be opened ({problem.Message}). Stop the program that has it, or choose others with --mqtt-port and --tls-port.", problem);
        }

        Uri[] addresses = [.. kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address))]; // a started server has them
        Port = addresses.Single(address => address.Scheme == Uri.UriSchemeHttp).Port;
        TlsPort = addresses.SingleOrDefault(address => address.Scheme == Uri.UriSchemeHttps)?.Port;
    }

    public Task StopAsync() => kestrel?.StopAsync(CancellationToken.None) ?? Task.CompletedTask;

    public void Dispose() => kestrel?.Dispose();

    private void Listen(ListenOptions listen, Action secure)
    {
        // The watch counts and times a connection before anybody else spends anything on it, TLS included.
        listen.Use(next => connection => watch.GuardAsync(connection, next));
        secure();
        listen.Run(ServeAsync);
    }

    private IPEndPoint TlsEnd() =>
        options.TlsAddress == "*" ? new IPEndPoint(IPAddress.IPv6Any, options.TlsPort)
        : IPAddress.TryParse(options.TlsAddress, out IPAddress? address) ? new IPEndPoint(address, options.TlsPort)
        : throw new StartException($"Broker:TlsAddress is '{options.TlsAddress}'; write an IP address of this machine, or *.");

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
