using System.Buffers;
using System.IO.Pipelines;
using Cem.Edge.Hub.Broker.Guard;
using Microsoft.AspNetCore.Connections;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Packets;

namespace Cem.Edge.Hub.Broker.Transport;

/// <summary>What a device sends: a packet is read only when the broker asks for one, and passes the guard before it is decoded.</summary>
internal sealed class PacketReceiver(PipeReader input, PacketSender sender, PacketGuard guard, ConnectionWatch watch, Visit visit)
{
    /// <summary>Topic of the Will in CONNECT, which MQTTnet does not show to whoever decides about the login; null without one.</summary>
    public string? WillTopic { get; private set; }

    public long Bytes { get; set; }

    /// <summary>The next packet; null when the device has closed its side, or has to go and was told why.</summary>
    /// <exception cref="MqttCommunicationException">The connection broke.</exception>
    public async Task<MqttPacket?> ReceiveAsync(CancellationToken cancellation)
    {
        try
        {
            await sender.UntilFreeAsync(cancellation);
            visit.Pace.BeginReading(watch.Now);
            return await ReadPacketAsync(cancellation);
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

    private async Task<MqttPacket?> ReadPacketAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (!input.TryRead(out ReadResult read))
            {
                await sender.LetGoAsync(cancellation);
                read = await input.ReadAsync(cancellation);
                sender.Hold();
            }

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
                    Bytes += header.TotalLength;
                    sender.LookAtWindow();
                    return packet;
                }
            }

            input.AdvanceTo(buffer.Start, buffer.End);
            if (fault is not null)
            {
                watch.Note(visit, fault);
                await sender.SayAsync(fault, cancellation);
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

    private MqttPacket? Decode(ReadOnlySequence<byte> buffer, PacketHeader header, out PacketFault? fault)
    {
        byte[] body = ArrayPool<byte>.Shared.Rent(header.BodyLength);
        PacketCoder coder = PacketCoder.Rent();
        try
        {
            buffer.Slice(header.Length, header.BodyLength).CopyTo(body);
            fault = guard.Check(header, body.AsSpan(0, header.BodyLength));
            return fault is null ? coder.Decode(new ReceivedMqttPacket(header.First, new ArraySegment<byte>(body, 0, header.BodyLength), header.TotalLength)) : null;
        }
        finally
        {
            coder.Return();
            ArrayPool<byte>.Shared.Return(body);
        }
    }
}
