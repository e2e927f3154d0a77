using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Where an event stands in time.</summary>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Quality">One of <see cref="TimeQuality"/>.</param>
/// <param name="Live">Whether it may say something about the present.</param>
internal readonly record struct EventTime(DateTimeOffset At, string Quality, bool Live);

/// <summary>
/// Decides when an event happened. A synchronised clock is believed. Otherwise the time since boot is added to a known start of the same
/// boot. Nothing is refused for its date.
/// </summary>
internal sealed class EventClock(TimeSpan lateness)
{
    /// <summary>No device of this house existed before; a clock that says so was never set.</summary>
    public static readonly DateTimeOffset Earliest = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A clock further ahead of the hub than this is wrong.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private const int MostBoots = 10_000;

    private readonly Dictionary<(string Device, string Boot), DateTimeOffset> bootedAt = [];

    /// <summary>Learns when <paramref name="bootId"/> began from a moment whose wall clock is known to be right.</summary>
    public void Learn(string device, string bootId, DateTimeOffset at, TimeSpan uptime)
    {
        if (bootedAt.Count >= MostBoots)
        {
            bootedAt.Clear();
        }

        bootedAt[(device, bootId)] = at - uptime;
    }

    /// <summary>
    /// Learns from a state document, which is never queued: where the device does not know the time, or claims an impossible one, the time of receipt tells when its
    /// boot began. It comes before the backlog, so days without a time server are put right.
    /// </summary>
    public void Learn(string device, ClockState known, DateTimeOffset deviceAt, DateTimeOffset receivedAt) =>
        Learn(device, known.BootId, known.Synchronised && IsPossible(deviceAt, receivedAt) ? deviceAt : receivedAt, TimeSpan.FromMilliseconds(known.UptimeMs));

    public EventTime Place(string device, EventMoment moment, DateTimeOffset receivedAt)
    {
        bool possible = IsPossible(moment.DeviceAt, receivedAt);
        if (moment.Synchronised && possible)
        {
            return Of(moment.DeviceAt, TimeQuality.Synced);
        }

        if (bootedAt.TryGetValue((device, moment.BootId), out DateTimeOffset boot) && boot + moment.Uptime <= receivedAt + Ahead)
        {
            return Of(boot + moment.Uptime, TimeQuality.Corrected);
        }

        return possible ? Of(moment.DeviceAt, TimeQuality.Bounded) : new EventTime(receivedAt, TimeQuality.Unknown, Live: false);

        EventTime Of(DateTimeOffset at, string quality) => new(at, quality, Live: !moment.Historical && receivedAt - at <= lateness);
    }

    private static bool IsPossible(DateTimeOffset deviceAt, DateTimeOffset receivedAt) => deviceAt >= Earliest && deviceAt <= receivedAt + Ahead;
}

/// <summary>What the device says about the time of an event.</summary>
internal readonly record struct EventMoment(DateTimeOffset DeviceAt, string BootId, TimeSpan Uptime, bool Synchronised, bool Historical);
