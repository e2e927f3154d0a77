using System.Runtime.InteropServices;

namespace Cem.Edge.Hub.Ingest;

/// <summary>What a transaction changes in the counters, added up first so that each counter is written once.</summary>
internal sealed class CounterTally
{
    private readonly Dictionary<CounterKey, int> changes = [];

    public void Add(CounterKey key, int n)
    {
        ref int change = ref CollectionsMarshal.GetValueRefOrAddDefault(changes, key, out _);
        change += n;
    }

    public void Move(CounterKey key, string label)
    {
        Add(key, -1);
        Add(key with { Label = label }, 1);
    }

    public void Clear() => changes.Clear();

    public void Save(CounterStatement statement)
    {
        // In the order of the table, so that pages of the tree are written one after the other.
        foreach ((CounterKey key, int n) in changes.Where(change => change.Value != 0).OrderBy(change => change.Key))
        {
            statement.Add(key, n);
        }

        changes.Clear();
    }
}

/// <summary>Hour is Unix hours, UTC; Channel is <see cref="Kiosk"/> or the channel of an import.</summary>
internal readonly record struct CounterKey(string Touchpoint, string Question, int Scale, string Channel, long Hour, int Value, string Label) : IComparable<CounterKey>
{
    public const string Kiosk = "kiosk";

    public static long HourOf(DateTimeOffset at) => Math.DivRem(at.ToUnixTimeSeconds(), 3_600).Quotient;

    public int CompareTo(CounterKey other)
    {
        int order = string.CompareOrdinal(Touchpoint, other.Touchpoint);
        order = order != 0 ? order : string.CompareOrdinal(Question, other.Question);
        order = order != 0 ? order : Scale.CompareTo(other.Scale);
        order = order != 0 ? order : string.CompareOrdinal(Channel, other.Channel);
        order = order != 0 ? order : Hour.CompareTo(other.Hour);
        order = order != 0 ? order : Value.CompareTo(other.Value);
        return order != 0 ? order : string.CompareOrdinal(Label, other.Label);
    }
}
