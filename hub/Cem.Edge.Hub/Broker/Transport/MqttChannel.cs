using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Contracts;
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
/// the committer the pipe fills, Kestrel stops reading the socket, and the window of TCP closes.
/// </summary>
internal sealed class MqttChannel(ConnectionContext connection) : IMqttChannelAdapter, IAsyncDisposable
{
    private const int WriterBytes = 1_024;
    private const int MostWriterBytes = 2 * WireLimits.MaxPacketBytes;

    // Long enough for the last packet to reach a slow device, short enough that a dead one does not hold its connection.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly PipeReader input = connection.Transport.Input;
    private readonly PipeWriter output = connection.Transport.Output;
    private readonly SemaphoreSlim sending = new(1, 1);

    public MqttPacketFormatterAdapter PacketFormatterAdapter { get; } = new(new MqttBufferWriter(WriterBytes, MostWriterBytes));

    public EndPoint RemoteEndPoint => connection.RemoteEndPoint!; // a TCP connection has both

    public EndPoint LocalEndPoint => connection.LocalEndPoint!;

    public bool IsSecureConnection => connection.Features.Get<ITlsConnectionFeature>() is not null;

    public X509Certificate2? ClientCertificate => connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate;

    public long BytesReceived { get; private set; }

    public long BytesSent { get; private set; }

    public void ResetStatistics() => (BytesReceived, BytesSent) = (0, 0);

    public Task ConnectAsync(CancellationToken cancellationToken) => throw new NotSupportedException("the device connects, not the hub");

    public Task DisconnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The next packet; null when the device has closed its side.</summary>
    /// <exception cref="MqttProtocolViolationException">What came is no packet, or one over <see cref="WireLimits.MaxPacketBytes"/>.</exception>
    /// <exception cref="MqttCommunicationException">The connection broke.</exception>
    public async Task<MqttPacket?> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A device that does not read is not read either: its answers would pile up here.
            await sending.WaitAsync(cancellationToken);
            sending.Release();
            while (true)
            {
                ReadResult read = await input.ReadAsync(cancellationToken);
                ReadOnlySequence<byte> buffer = read.Buffer;
                if (PacketHeader.TryRead(buffer, out PacketHeader header))
                {
                    if (header.TotalLength > WireLimits.MaxPacketBytes)
                    {
                        await RefuseAsync(header, cancellationToken);
                    }

                    if (buffer.Length >= header.TotalLength)
                    {
                        MqttPacket packet = Decode(buffer, header);
                        input.AdvanceTo(buffer.GetPosition(header.TotalLength));
                        BytesReceived += header.TotalLength;
                        return packet;
                    }
                }

                input.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted)
                {
                    return null;
                }
            }
        }
        catch (Exception problem) when (problem is IOException or ConnectionAbortedException)
        {
            throw new MqttCommunicationException(problem);
        }
    }

    public async Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken)
    {
        if (packet is MqttConnAckPacket welcome)
        {
            welcome.MaximumPacketSize = WireLimits.MaxPacketBytes;
        }

        await sending.WaitAsync(cancellationToken);
        try
        {
            MqttPacketBuffer encoded = PacketFormatterAdapter.Encode(packet);
            output.Write(encoded.Packet);
            foreach (ReadOnlyMemory<byte> part in encoded.Payload)
            {
                output.Write(part.Span);
            }

            PacketFormatterAdapter.Cleanup();
            BytesSent += encoded.Length;
            FlushResult flushed = await output.FlushAsync(cancellationToken);
            if (flushed.IsCompleted)
            {
                throw new MqttCommunicationException("the device has closed the connection");
            }
        }
        catch (IOException problem)
        {
            throw new MqttCommunicationException(problem);
        }
        finally
        {
            sending.Release();
        }
    }

    public void Dispose() => connection.Abort();

    /// <summary>Lets what was sent last go out and closes the connection; one that does not take it is cut.</summary>
    public async ValueTask DisposeAsync()
    {
        await output.CompleteAsync();
        await input.CompleteAsync();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration listening = connection.ConnectionClosed.Register(closed.SetResult);
        if (await Task.WhenAny(closed.Task, Task.Delay(Farewell)) != closed.Task)
        {
            connection.Abort();
        }

        sending.Dispose();
    }

    private MqttPacket Decode(ReadOnlySequence<byte> buffer, PacketHeader header)
    {
        byte[] body = ArrayPool<byte>.Shared.Rent(header.BodyLength);
        try
        {
            buffer.Slice(header.Length, header.BodyLength).CopyTo(body);
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

    private async Task RefuseAsync(PacketHeader header, CancellationToken cancellation)
    {
        if (PacketFormatterAdapter.ProtocolVersion == MqttProtocolVersion.V500)
        {
            await SendPacketAsync(new MqttDisconnectPacket { ReasonCode = MqttDisconnectReasonCode.PacketTooLarge }, cancellation);
        }

        throw new MqttProtocolViolationException($"a packet of {header.TotalLength} bytes is over the limit of {WireLimits.MaxPacketBytes}");
    }
}
