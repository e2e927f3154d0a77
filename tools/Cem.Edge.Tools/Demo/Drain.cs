using Cem.Edge.Hub.Devices;

namespace Cem.Edge.Tools.Demo;

/// <summary>
/// Waits until every device has said, after the last shopper, that nothing waits, and the hub's account agrees; and until every remark and call has become
/// rows, for a remark that is being transcribed is not in any queue.
/// </summary>
internal sealed class Drain(HubClient client, IReadOnlyList<string> devices, Func<bool> everythingSaidIsThere, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(300);

    /// <summary>False when something was still under way after 30 s, or when nobody wants to wait.</summary>
    public async Task<bool> RunAsync(CancellationToken abandon)
    {
        DateTimeOffset quietSince = time.GetUtcNow();
        using var patience = new CancellationTokenSource(Patience, time);
        while (!patience.IsCancellationRequested && !abandon.IsCancellationRequested)
        {
            IReadOnlyList<DeviceRow> rows = await client.DevicesAsync(CancellationToken.None);
            if (everythingSaidIsThere() && devices.All(device => rows.Any(row => row.Device == device && IsEmpty(row, quietSince))))
            {
                return true;
            }

            await Task.WhenAny(Task.Delay(Pace, time, abandon));
        }

        return false;
    }

    internal static bool IsEmpty(DeviceRow device, DateTimeOffset quietSince) =>
        device.Document is { } told
        && told.At > quietSince
        && told.Transcription is not { Depth: > 0 }
        && device.Ledger is { Waiting: 0 } ledger
        && ledger.Produced == ledger.Stored + ledger.Quarantined + ledger.Dropped;
}
