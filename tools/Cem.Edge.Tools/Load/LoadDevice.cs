using System.Buffers;
using System.Security.Cryptography;
using Cem.Edge.Contracts;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Cem.Edge.Tools.Load;

/// <summary>One device of the run: real MQTT, real events, one batch in flight, forgetting only on the hub's ack.</summary>
internal sealed class LoadDevice : IDisposable
{
    private readonly LoadPlan plan;
    private readonly TimeProvider time;
    private readonly DeviceAddress address;
    private readonly IMqttClient client = new MqttClientFactory().CreateMqttClient();
    private readonly SemaphoreSlim acknowledgedMore = new(0);
    private readonly Random faces;
    private long sent;
    private long acked;

    public LoadDevice(LoadPlan plan, int number, TimeProvider time)
    {
        this.plan = plan;
        this.time = time;
        address = new DeviceAddress(LoadPlan.Tenant, LoadPlan.Site, LoadPlan.Device(number));
        faces = new Random(number);
        Epoch = CemId.NewEpoch(1, BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)));
        client.ApplicationMessageReceivedAsync += HearAsync;
    }

    public string Name => address.Device;

    public string Epoch { get; }

    public long Sent => Interlocked.Read(ref sent);

    /// <summary>True once it sends no more: its connection was lost, or the run is over.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Every number up to this one is settled by the hub.</summary>
    public long Acked => Interlocked.Read(ref acked);

    public async Task ConnectAsync(int port, CancellationToken cancellation)
    {
        await client.ConnectAsync(
            new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithClientId(address.Device).WithProtocolVersion(MqttProtocolVersion.V500)
                .WithTimeout(TimeSpan.FromSeconds(60)).WithKeepAlivePeriod(TimeSpan.FromSeconds(60)).Build(),
            cancellation);
        await client.SubscribeAsync(
            new MqttClientSubscribeOptionsBuilder().WithTopicFilter(Topics.Ack(address), MqttQualityOfServiceLevel.AtLeastOnce).Build(), cancellation);
    }

    /// <summary>Sends until cancelled, or until the connection is gone because the hub was killed.</summary>
    public async Task SendAsync(CancellationToken cancellation)
    {
        long start = time.GetTimestamp();
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                int due = plan.EventsPerSecond is { } rate ? (int)Math.Min(plan.Batch, (time.GetElapsedTime(start).TotalSeconds * rate) - Sent) : plan.Batch;
                if (due < 1)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(Math.Clamp(1_000 / plan.EventsPerSecond!.Value, 1, 200)), time, cancellation);
                    continue;
                }

                await client.PublishAsync(Message(due), cancellation);
                while (Acked < Sent)
                {
                    await acknowledgedMore.WaitAsync(cancellation);
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or MqttCommunicationException or MqttClientNotConnectedException)
        {
            // The run is over, or the hub is gone: what was acknowledged until now is what counts.
        }
        finally
        {
            HasEnded = true;
        }
    }

    public void Dispose()
    {
        client.Dispose();
        acknowledgedMore.Dispose();
    }

    private MqttApplicationMessage Message(int events)
    {
        byte[][] batch = new byte[events][];
        for (int i = 0; i < events; i++)
        {
            batch[i] = Wire.Write(Press(Sent + 1 + i));
        }

        Interlocked.Add(ref sent, events);
        return new MqttApplicationMessage
        {
            Topic = Topics.Event(address),
            PayloadSegment = events == 1 ? batch[0] : Wire.WriteBatch(batch),
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
            ContentType = events == 1 ? WireLimits.EventContentType : WireLimits.BatchContentType,
        };
    }

    private EventEnvelope Press(long number)
    {
        DateTimeOffset now = time.GetUtcNow();
        var stamp = new EventStamp(Epoch, number, now, "4d1c6f0a-9a77-4d0e-8f2b-6f1f0c9e7a11", TimeSpan.FromMilliseconds(Environment.TickCount64), ClockSynchronised: true,
            TraceParent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        return Wire.Envelope(address, stamp, new PressEvent { Question = LoadJourney.Question, Scale = LoadJourney.Scale, Value = faces.Next(LoadJourney.Scale), HeldMs = faces.Next(60, 400) });
    }

    private Task HearAsync(MqttApplicationMessageReceivedEventArgs received)
    {
        byte[] payload = received.ApplicationMessage.Payload.ToArray();
        if (Wire.ReadAck(payload, out _) is { } ack && ack.Epoch == Epoch && ack.UpTo > Acked)
        {
            Interlocked.Exchange(ref acked, ack.UpTo);
            acknowledgedMore.Release();
        }

        return Task.CompletedTask;
    }
}
