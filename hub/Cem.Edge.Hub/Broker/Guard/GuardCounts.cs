using System.Collections.Concurrent;

namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>Refused and ended connections by rule since the hub started. Rules are sentences of the program, so there are few.</summary>
internal sealed class GuardCounts
{
    private readonly ConcurrentDictionary<string, long> refused = new();

    public IReadOnlyDictionary<string, long> Refused => new SortedDictionary<string, long>(refused, StringComparer.Ordinal);

    public void Count(PacketFault fault) => refused.AddOrUpdate(fault.Rule, 1, (_, count) => count + 1);
}
