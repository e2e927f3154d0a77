using System.Buffers;
using System.IO.Pipelines;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker.Guard;
using Microsoft.AspNetCore.Connections;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Broker.Transport;

/// <summary>What a device is sent, one packet at a time, within what it takes: its receive maximum and its largest packet.</summary>
internal sealed class PacketSender(PipeWriter output, PacketGuard guard, ConnectionWatch watch, Visit visit) : IDisposable
{
    private readonly SendWindow window = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private bool holds; // read and changed while sending is held
    private volatile bool isAwaited; // becomes true only while sending is held, so that nothing is held back behind a reader that waits

    public long Bytes { get; set; }

    public async Task SendAsync(MqttPacket packet, CancellationToken cancellation)
    {
        Prepare(packet);
        if (packet is MqttPublishPacket { QualityOfServiceLevel: not MqttQualityOfServiceLevel.AtMostOnce } message)
        {
            await EnterWindowAsync(cancellation);
            guard.InFlight.NoteSent(message.PacketIdentifier, (int)message.QualityOfServiceLevel);
        }

        await sending.WaitAsync(cancellation);
        try
        {
            visit.Pace.BeginSending(watch.Now);
            if (!Write(packet))
            {
                return;
            }

            // While the reader goes through what the device has sent at once, one record (with TLS) and one call of the system carry all its acknowledgements.
            holds = packet is MqttPubAckPacket && !isAwaited;
            if (!holds && (await output.FlushAsync(cancellation)).IsCompleted)
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
            visit.Pace.EndSending();
            sending.Release();
        }
    }

    /// <summary>A device that does not read is not read either: its answers would pile up here.</summary>
    public async Task UntilFreeAsync(CancellationToken cancellation)
    {
        await sending.WaitAsync(cancellation);
        sending.Release();
    }

    /// <summary>The reader has come to the end of what is here: what was held back goes out, and nothing is held until <see cref="Hold"/>.</summary>
    public async Task LetGoAsync(CancellationToken cancellation)
    {
        await sending.WaitAsync(cancellation);
        try
        {
            isAwaited = true;
            if (holds)
            {
                holds = false;
                visit.Pace.BeginSending(watch.Now);
                await output.FlushAsync(cancellation);
            }
        }
        finally
        {
            visit.Pace.EndSending();
            sending.Release();
        }
    }

    /// <summary>More has come.</summary>
    public void Hold() => isAwaited = false;

    /// <summary>An acknowledgement may have come.</summary>
    public void LookAtWindow() => window.Look();

    /// <summary>Tells the device why it has to go, where it speaks MQTT 5 (or asked for an older version) and reads what it is sent.</summary>
    public async Task<bool> SayAsync(PacketFault fault, CancellationToken cancellation)
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

    public void Dispose() => sending.Dispose();

    private bool Write(MqttPacket packet)
    {
        PacketCoder coder = PacketCoder.Rent();
        try
        {
            MqttPacketBuffer encoded = coder.Encode(packet);
            if (encoded.Length > guard.Terms.MaximumPacketSize)
            {
                return packet is MqttPublishPacket { QualityOfServiceLevel: MqttQualityOfServiceLevel.AtMostOnce }
                    ? false // MQTT 5, section 3.1.2.11.4: as if it had been sent
                    : throw new MqttProtocolViolationException("the device allows no packet as large as it must get");
            }

            output.Write(encoded.Packet);
            foreach (ReadOnlyMemory<byte> part in encoded.Payload)
            {
                output.Write(part.Span);
            }

            Bytes += encoded.Length;
            return true;
        }
        finally
        {
            coder.Return();
        }
    }

    private async Task EnterWindowAsync(CancellationToken cancellation)
    {
        visit.Pace.BeginWaiting(watch.Now);
        await window.EnterAsync(() => guard.InFlight.Sent < Math.Min(guard.Terms.ReceiveMaximum, watch.Limits.ReceiveMaximum), cancellation);
        visit.Pace.EndWaiting();
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
}
