using System.Net;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Hub.Broker.Guard;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using MQTTnet.Adapter;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace Cem.Edge.Hub.Broker.Transport;

/// <summary>
/// One MQTT connection over the two pipes of a Kestrel connection. While the broker waits for the committer it asks for no packet: the pipe fills, Kestrel
/// stops reading the socket, and the window of TCP closes.
/// </summary>
internal sealed class MqttChannel : IMqttChannelAdapter, IAsyncDisposable
{
    // Long enough for the last packet to reach a slow device, short enough that a dead one does not hold its connection.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly ConnectionContext connection;
    private readonly Visit visit;
    private readonly PacketGuard guard;
    private readonly PacketSender sender;
    private readonly PacketReceiver receiver;

    public MqttChannel(ConnectionContext connection, ConnectionWatch watch)
    {
        this.connection = connection;
        visit = connection.Features.Get<Visit>()!; // the watch is the first middleware of the port
        guard = new PacketGuard(watch.Limits);
        sender = new PacketSender(connection.Transport.Output, guard, watch, visit);
        receiver = new PacketReceiver(connection.Transport.Input, sender, guard, watch, visit);
        visit.Farewell = LeaveAsync;
    }

    public MqttPacketFormatterAdapter PacketFormatterAdapter => PacketCoder.Version;

    public EndPoint RemoteEndPoint => connection.RemoteEndPoint!; // a TCP connection has both

    public EndPoint LocalEndPoint => connection.LocalEndPoint!;

    public bool IsSecureConnection => connection.Features.Get<ITlsConnectionFeature>() is not null;

    public X509Certificate2? ClientCertificate => connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate;

    public string? WillTopic => receiver.WillTopic;

    public long BytesReceived => receiver.Bytes;

    public long BytesSent => sender.Bytes;

    public void ResetStatistics() => (receiver.Bytes, sender.Bytes) = (0, 0);

    public Task ConnectAsync(CancellationToken cancellationToken) => throw new NotSupportedException("the device connects, not the hub");

    public Task DisconnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<MqttPacket?> ReceivePacketAsync(CancellationToken cancellationToken) => receiver.ReceiveAsync(cancellationToken);

    public Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken) => sender.SendAsync(packet, cancellationToken);

    public void Dispose() => connection.Abort();

    /// <summary>Lets what was sent last go out and closes the connection; one that does not take it is cut.</summary>
    public async ValueTask DisposeAsync()
    {
        visit.Farewell = null;
        await connection.Transport.Output.CompleteAsync();
        await connection.Transport.Input.CompleteAsync();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration listening = connection.ConnectionClosed.Register(closed.SetResult);
        try
        {
            await closed.Task.WaitAsync(Farewell);
        }
        catch (TimeoutException)
        {
            connection.Abort();
        }

        sender.Dispose();
    }

    /// <summary>Ends the connection from outside the reader; false where the device takes no last word.</summary>
    private async Task<bool> LeaveAsync(PacketFault fault)
    {
        if (!guard.LoggedIn || !await sender.SayAsync(fault, CancellationToken.None))
        {
            return false;
        }

        connection.Transport.Input.CancelPendingRead();
        return true;
    }
}
