using System.Diagnostics;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Tests.Support;
using MQTTnet;

namespace Cem.Edge.Hub.Tests.Broker.Crowd;

/// <summary>A kiosk that presses every half second and waits for the ack of each.</summary>
internal sealed class HonestKiosk(DeviceAddress address)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);
    private readonly List<TimeSpan> waits = [];
    private long sequence;

    public string Name => address.Device;

    /// <summary>From press to ack, in the order of the presses since it was last asked.</summary>
    public TimeSpan[] TakeWaits()
    {
        lock (waits)
        {
            TimeSpan[] taken = [.. waits];
            waits.Clear();
            return taken;
        }
    }

    public async Task PressAsync(MqttClientOptions options, CancellationToken until)
    {
        await using TestDevice device = await TestDevice.ConnectAsync(address, options);
        while (!until.IsCancellationRequested)
        {
            long began = Stopwatch.GetTimestamp();
            await device.SendAsync(Some.Press(address, ++sequence));
            await device.SettledAsync(Some.Epoch, sequence);
            lock (waits)
            {
                waits.Add(Stopwatch.GetElapsedTime(began));
            }

            await Task.WhenAny(Task.Delay(Rest, until));
        }
    }
}
