using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Cem.Edge.Agent.Uplink;
using Cem.Edge.Contracts;

namespace Cem.Edge.Tools.Load;

/// <summary>A device that is connected and silent, and comes back by itself with the waits of a real one.</summary>
internal sealed class FleetDevice(int number, TimeProvider time)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(45);

    private readonly DeviceAddress address = new(LoadPlan.Tenant, LoadPlan.Site, LoadPlan.Device(number));

    // The agent's defaults.
    private readonly RetrySchedule retry = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(60), Random.Shared.NextDouble);

    /// <summary>When the present connection was made; null while there is none.</summary>
    public long? ConnectedAt { get; private set; }

    public async Task RunAsync(LoadTarget target, SemaphoreSlim first, CancellationToken stop)
    {
        await first.WaitAsync(stop);
        bool isFirst = true;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var connection = new LoadConnection(address);
                try
                {
                    await connection.ConnectAsync(target, stop);
                }
                finally
                {
                    _ = isFirst ? first.Release() : 0;
                    isFirst = false;
                }

                ConnectedAt = time.GetTimestamp();
                retry.Connected(time.GetElapsedTime(0));
                await StayAsync(connection, stop);
            }
            catch (Exception end) when (end is SocketException or IOException or ProtocolViolationException or AuthenticationException or OperationCanceledException)
            {
                // The hub is gone, or too busy: it is tried again.
            }

            ConnectedAt = null;
            await Task.Delay(retry.Next(time.GetElapsedTime(0)), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task StayAsync(LoadConnection connection, CancellationToken stop)
    {
        Task hearing = HearAsync(connection, stop);
        while (await Task.WhenAny(hearing, Task.Delay(Beat, time, stop)) != hearing)
        {
            await connection.PingAsync(stop);
        }

        await hearing;
    }

    private static async Task HearAsync(LoadConnection connection, CancellationToken stop)
    {
        while (await connection.HearAsync(stop) is not null)
        {
        }
    }
}
