using System.Collections.Concurrent;

namespace Cem.Edge.Agent.Lights;

/// <summary>Where any thread leaves an order for the lamps without waiting. Bounded: lamps that do not answer must not fill the memory.</summary>
internal sealed class LampOrders : IDisposable
{
    private readonly BlockingCollection<LampOrder> _orders = new(boundedCapacity: 256);

    public void Give(LampSignal signal, int face = 0) => _orders.TryAdd(new LampOrder(signal, face));

    public bool TryTake(out LampOrder order, TimeSpan wait, CancellationToken cancel) => _orders.TryTake(out order, (int)Math.Ceiling(wait.TotalMilliseconds), cancel);

    public void Dispose() => _orders.Dispose();
}
