using System.Net.Sockets;
using System.Security.Cryptography;
using Cem.Edge.Contracts;

namespace Cem.Edge.Tools.Load;

/// <summary>One device of the run: real MQTT, real events, a bounded number of messages in flight, forgetting only on the hub's ack.</summary>
internal sealed class LoadDevice : IDisposable
{
    // A store that was offline has this long a backlog; its presses lie as far apart as shoppers are.
    private static readonly TimeSpan Backlog = TimeSpan.FromDays(30);

    private readonly LoadPlan plan;
    private readonly TimeProvider time;
    private readonly LoadConnection connection;
    private readonly LoadEncoder encoder;
    private readonly SemaphoreSlim acknowledgedMore = new(0);
    private readonly Random faces;
    private readonly byte[] message;
    private DateTimeOffset pressedAt;
    private long sent;
    private long acked;

    public LoadDevice(LoadPlan plan, int number, TimeProvider time)
    {
        this.plan = plan;
        this.time = time;
        var address = new DeviceAddress(LoadPlan.Tenant, LoadPlan.Site, LoadPlan.Device(number));
        faces = new Random(number);
        Epoch = CemId.NewEpoch(1, BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)));
        connection = new LoadConnection(address);
        encoder = new LoadEncoder(address, Epoch);
        message = new byte[connection.PayloadAt + (plan.Batch * (encoder.Length + 1)) + 2];
        pressedAt = time.GetUtcNow() - Backlog;
    }

    public string Epoch { get; }

    public long Sent => Interlocked.Read(ref sent);

    /// <summary>True once it sends no more: its connection was lost, or the run is over.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Every number up to this one is settled by the hub.</summary>
    public long Acked => Interlocked.Read(ref acked);

    public Task ConnectAsync(LoadTarget target, CancellationToken cancellation) => connection.ConnectAsync(target, cancellation);

    /// <summary>Sends until cancelled, or until the connection is gone because the hub was killed.</summary>
    public async Task SendAsync(CancellationToken cancellation)
    {
        long start = time.GetTimestamp();
        Task hearing = HearAsync(cancellation);
        try
        {
            while (!cancellation.IsCancellationRequested && !hearing.IsCompleted)
            {
                int due = plan.EventsPerSecond is { } rate ? (int)Math.Min(plan.Batch, (time.GetElapsedTime(start).TotalSeconds * rate) - Sent) : plan.Batch;
                if (due < 1)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(Math.Clamp(1_000 / plan.EventsPerSecond!.Value, 1, 200)), time, cancellation);
                    continue;
                }

                int length = Write(due);
                Interlocked.Add(ref sent, due);
                await connection.PublishAsync(message, length, cancellation);
                while (Sent - Acked > (plan.InFlight - 1) * (long)plan.Batch && !hearing.IsCompleted)
                {
                    await acknowledgedMore.WaitAsync(cancellation);
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or IOException)
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
        connection.Dispose();
        acknowledgedMore.Dispose();
    }

    private async Task HearAsync(CancellationToken cancellation)
    {
        try
        {
            while (await connection.HearAsync(cancellation) is { } ack)
            {
                if (ack.Epoch == Epoch && ack.UpTo > Acked)
                {
                    Interlocked.Exchange(ref acked, ack.UpTo);
                    acknowledgedMore.Release();
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or IOException)
        {
            // As above.
        }
        finally
        {
            acknowledgedMore.Release();
        }
    }

    private int Write(int events)
    {
        int length = connection.PayloadAt;
        for (int i = 0; i < events; i++)
        {
            if (events > 1)
            {
                message[length++] = i == 0 ? (byte)'[' : (byte)',';
            }

            pressedAt = plan.EventsPerSecond is null ? pressedAt.AddSeconds(20 + (80 * faces.NextDouble())) : time.GetUtcNow();
            length += encoder.Write(message.AsSpan(length), Sent + 1 + i, pressedAt, Environment.TickCount64, faces.Next(LoadJourney.Scale), faces.Next(60, 400));
        }

        if (events > 1)
        {
            message[length++] = (byte)']';
        }

        return length - connection.PayloadAt;
    }
}
