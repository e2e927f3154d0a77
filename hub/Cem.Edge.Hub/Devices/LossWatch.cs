namespace Cem.Edge.Hub.Devices;

/// <summary>
/// Decides which devices are asked for everything they keep: those that produced more than this hub can show. That is so after a backup was restored,
/// whatever its age, also for agent starts and devices the backup never heard of.
/// </summary>
internal sealed class LossWatch
{
    /// <summary>A replay that goes on is not asked for again sooner; the device ignores it if the first still runs.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>What a device no longer keeps comes back no sooner by asking often.</summary>
    public static readonly TimeSpan LongPause = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Asked> asked = [];

    /// <param name="devices">Connected devices with their ledgers.</param>
    /// <param name="now">The time.</param>
    /// <returns>Those to ask now; each counts as asked.</returns>
    public IReadOnlyList<string> Due(IEnumerable<(string Device, DeviceLedger Ledger)> devices, DateTimeOffset now)
    {
        var due = new List<string>();
        foreach ((string device, DeviceLedger ledger) in devices)
        {
            if (ledger.Difference <= 0)
            {
                asked.Remove(device);
            }
            else if (!asked.TryGetValue(device, out Asked? before) || now - before.At >= (ledger.Difference < before.Missing ? Pause : LongPause))
            {
                asked[device] = new Asked(now, ledger.Difference);
                due.Add(device);
            }
        }

        return due;
    }

    private sealed record Asked(DateTimeOffset At, long Missing);
}
