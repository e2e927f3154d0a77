using System.Globalization;
using System.Numerics;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// Start counter and number of an event in one 64 bit row id, so that rows lie in the order in which they were produced and a press
/// touches one table page and no index.
/// </summary>
internal readonly record struct EventKey(int Start, long Seq) : IComparable<EventKey>
{
    public static readonly int SeqBits = BitOperations.PopCount((ulong)WireLimits.MaxSequence);

    public long Value => ((long)Start << SeqBits) | Seq;

    public static EventKey From(long value) => new((int)(value >> SeqBits), value & WireLimits.MaxSequence);

    public static bool operator <(EventKey one, EventKey other) => one.Value < other.Value;

    public static bool operator >(EventKey one, EventKey other) => one.Value > other.Value;

    public static bool operator <=(EventKey one, EventKey other) => one.Value <= other.Value;

    public static bool operator >=(EventKey one, EventKey other) => one.Value >= other.Value;

    public int CompareTo(EventKey other) => Value.CompareTo(other.Value);

    /// <summary>The start counter that an epoch's name begins with.</summary>
    public static int StartOf(string epoch) => int.Parse(epoch.AsSpan(0, 6), NumberStyles.None, CultureInfo.InvariantCulture);
}
