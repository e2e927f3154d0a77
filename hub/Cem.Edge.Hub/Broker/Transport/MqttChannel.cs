using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker.Guard;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Broker.Transport;

/// <summary>
/// One MQTT connection over the two pipes of a Kestrel connection. It reads a packet only when the broker asks for one: while the broker waits for
/// the committer the pipe fills, Kestrel stops reading the socket, and the window of TCP closes. Every packet passes the guard before it is decoded.
/// </summary>
internal sealed class MqttChannel : IMqttChannelAdapter, IAsyncDisposable
{
    private const int WriterBytes = 1_024;
    private const int MostWriterBytes = 2 * WireLimits.MaxPacketBytes;

    // Long enough for the last packet to reach a slow device, short enough that a dead one does not hold its connection.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly ConnectionContext connection;
    private readonly ConnectionWatch watch;
    private readonly Visit visit;
    private readonly PacketGuard guard;
    private readonly SendWindow window = new();
    private readonly PipeReader input;
    private readonly PipeWriter output;
    private readonly SemaphoreSlim sending = new(1, 1);

    public MqttChannel(ConnectionContext connection, ConnectionWatch watch)
    {
        this.connection = connection;
        this.watch = watch;
        visit = connection.Features.Get<Visit>()!; // the watch is the first middleware of the port
        visit.Farewell = LeaveAsync;
        guard = new PacketGuard(watch.Limits);
        input = connection.Transport.Input;
        output = connection.Transport.Output;
    }

    public MqttPacketFormatterAdapter PacketFormatterAdapter { get; } = new(new MqttBufferWriter(WriterBytes, MostWriterBytes));

    public EndPoint RemoteEndPoint => connection.RemoteEndPoint!; // a TCP connection has both

    public EndPoint LocalEndPoint => connection.LocalEndPoint!;

    public bool IsSecureConnection => connection.Features.Get<ITlsConnectionFeature>() is not null;

    public X509Certificate2? ClientCertificate => connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate;

    /// <summary>Topic of the Will in CONNECT, which MQTTnet does not show to whoever decides about the login; null without one.</summary>
    public string? WillTopic { get; private set; }

    public long BytesReceived { get; private set; }

    public long BytesSent { get; private set; }

    public void ResetStatistics() => (BytesReceived, BytesSent) = (0, 0);

    public Task ConnectAsync(CancellationToken cancellationToken) => throw new NotSupportedException("the device connects, not the hub");

    public Task DisconnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The next packet; null when the device has closed its side, or has to go and was told why.</summary>
    /// <exception cref="MqttCommunicationException">The connection broke.</exception>
    public async Task<MqttPacket?> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A device that does not read is not read either: its answers would pile up here.
            await sending.WaitAsync(cancellationToken);
            sending.Release();
            visit.Pace.BeginReading(watch.Now);
            return await ReadPacketAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or ConnectionAbortedException)
        {
            throw new MqttCommunicationException(problem);
        }
        finally
        {
            visit.Pace.EndReading();
        }
    }

    public async Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken)
    {
        Prepare(packet);
        if (packet is MqttPublishPacket { QualityOfServiceLevel: not MqttQualityOfServiceLevel.AtMostOnce } message)
        {
            await EnterWindowAsync(cancellationToken);
            guard.InFlight.NoteSent(message.PacketIdentifier, (int)message.QualityOfServiceLevel);
        }

        await sending.WaitAsync(cancellationToken);
        try
        {
            visit.Pace.BeginSending(watch.Now);
            MqttPacketBuffer encoded = PacketFormatterAdapter.Encode(packet);
            if (encoded.Length > guard.Terms.MaximumPacketSize)
            {
                if (packet is MqttPublishPacket { QualityOfServiceLevel: MqttQualityOfServiceLevel.AtMostOnce })
                {
                    return; // MQTT 5, section 3.1.2.11.4: as if it had been sent
                }

                throw new MqttProtocolViolationException("the device allows no packet as large as it must get");
            }

            output.Write(encoded.Packet);
            foreach (ReadOnlyMemory<byte> part in encoded.Payload)
            {
                output.Write(part.Span);
            }

            BytesSent += encoded.Length;
            FlushResult flushed = await output.FlushAsync(cancellationToken);
            if (flushed.IsCompleted)
            {
                throw new MqttCommunicationException("the device has closed the connection");
            }
        }
        catch (Exception problem) when (problem is IOException or ConnectionAbortedException)
        {
            throw new MqttCommunicationException(problem);
        }
        finally
        {
            PacketFormatterAdapter.Cleanup();
            visit.Pace.EndSending();
            sending.Release();
        }
    }

    public void Dispose() => connection.Abort();

    /// <summary>Lets what was sent last go out and closes the connection; one that does not take it is cut.</summary>
    public async ValueTask DisposeAsync()
    {
        visit.Farewell = null;
        await output.CompleteAsync();
        await input.CompleteAsync();
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

        sending.Dispose();
    }

    private async Task<MqttPacket?> ReadPacketAsync(CancellationToken cancellation)
    {
        while (true)
        {
            ReadResult read = await input.ReadAsync(cancellation);
            ReadOnlySequence<byte> buffer = read.Buffer;
            if (read.IsCanceled)
            {
                return null;
            }

            PacketReading reading = PacketHeader.TryRead(buffer, out PacketHeader header);
            PacketFault? fault = (buffer.IsEmpty ? null : guard.CheckFirst(buffer.FirstSpan[0])) ?? reading switch
            {
                PacketReading.TooLong => PacketFault.Malformed("length of more than four bytes"),
                PacketReading.Read => guard.CheckLength(header),
                _ => null,
            };
            if (fault is null && reading == PacketReading.Read && buffer.Length >= header.TotalLength)
            {
                MqttPacket? packet = Decode(buffer, header, out fault);
                fault ??= packet is MqttConnectPacket ? watch.Admit() : null;
                if (fault is null)
                {
                    WillTopic = packet is MqttConnectPacket { WillFlag: true } logIn ? logIn.WillTopic : WillTopic;
                    input.AdvanceTo(buffer.GetPosition(header.TotalLength));
                    BytesReceived += header.TotalLength;
                    window.Look();
                    return packet;
                }
            }

            input.AdvanceTo(buffer.Start, buffer.End);
            if (fault is not null)
            {
                watch.Note(visit, fault);
                await SayAsync(fault, cancellation);
            }

            if (fault is not null || read.IsCompleted)
            {
                return null;
            }

            if (!buffer.IsEmpty)
            {
                visit.Pace.BeginPacket(watch.Now, header.TotalLength);
            }
        }
    }

    private async Task EnterWindowAsync(CancellationToken cancellation)
    {
        visit.Pace.BeginWaiting(watch.Now);
        await window.EnterAsync(() => guard.InFlight.Sent < Math.Min(guard.Terms.ReceiveMaximum, watch.Limits.ReceiveMaximum), cancellation);
        visit.Pace.EndWaiting();
    }

    private MqttPacket? Decode(ReadOnlySequence<byte> buffer, PacketHeader header, out PacketFault? fault)
    {
        byte[] body = ArrayPool<byte>.Shared.Rent(header.BodyLength);
        try
        {
            buffer.Slice(header.Length, header.BodyLength).CopyTo(body);
            fault = guard.Check(header, body.AsSpan(0, header.BodyLength));
            if (fault is not null)
            {
                return null;
            }

            var received = new ReceivedMqttPacket(header.First, new ArraySegment<byte>(body, 0, header.BodyLength), header.TotalLength);
            if (PacketFormatterAdapter.ProtocolVersion == MqttProtocolVersion.Unknown)
            {
                PacketFormatterAdapter.DetectProtocolVersion(received);
            }

            // The decoder copies payload and texts, so the body can be lent again at once.
            return PacketFormatterAdapter.Decode(received);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    /// <summary>What the broker does not say of itself, and what the guard must know of what it says.</summary>
    private void Prepare(MqttPacket packet)
    {
        switch (packet)
        {
            case MqttConnAckPacket { ReasonCode: MqttConnectReasonCode.Success } welcome:
                welcome.MaximumPacketSize = WireLimits.MaxPacketBytes;
                welcome.ReceiveMaximum = (ushort)watch.Limits.ReceiveMaximum;
                welcome.TopicAliasMaximum = (ushort)watch.Limits.MostTopicAliases;
                TimeSpan keepAlive = TimeSpan.FromSeconds(guard.Terms.KeepAliveSeconds);
                if (keepAlive == TimeSpan.Zero || keepAlive > watch.Limits.LongestKeepAlive)
                {
                    keepAlive = watch.Limits.LongestKeepAlive;
                    welcome.ServerKeepAlive = (ushort)keepAlive.TotalSeconds;
                }

                visit.Pace.KeepAlive = keepAlive;
                guard.LoggedIn = true;
                watch.LogIn(visit);
                break;
            case MqttPubAckPacket answer:
                guard.InFlight.NoteAnswered(answer.PacketIdentifier, quality: 1);
                break;
            case MqttPubRecPacket { ReasonCode: >= MqttPubRecReasonCode.UnspecifiedError } refusal:
                guard.InFlight.NoteAnswered(refusal.PacketIdentifier, quality: 2);
                break;
            default:
                break;
        }
    }

    /// <summary>Ends the connection from outside the reader; false where the device takes no last word.</summary>
    private async Task<bool> LeaveAsync(PacketFault fault)
    {
        if (!guard.LoggedIn || !await SayAsync(fault, CancellationToken.None))
        {
            return false;
        }

        input.CancelPendingRead();
        return true;
    }

    /// <summary>Tells the device why it has to go, where it speaks MQTT 5 (or asked for an older version) and reads what it is sent.</summary>
    private async Task<bool> SayAsync(PacketFault fault, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> last = FaultPacket.For(fault, guard);
        if (last.IsEmpty || !await sending.WaitAsync(TimeSpan.Zero, cancellation))
        {
            return false;
        }

        try
        {
            output.Write(last.Span);
            return !(await output.FlushAsync(cancellation)).IsCompleted;
        }
        finally
        {
            sending.Release();
        }
    }
}
