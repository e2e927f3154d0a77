namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>Lets in at most so many CONNECTs in any one second, wherever that second begins.</summary>
internal sealed class ConnectRate(int perSecond)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock access = new();
    private readonly Queue<TimeSpan> admitted = new();

    /// <param name="now">Of a monotonic clock.</param>
    public bool TryTake(TimeSpan now)
    {
        lock (access)
        {
            while (admitted.TryPeek(out TimeSpan oldest) && now - oldest >= Second)
            {
                admitted.Dequeue();
            }

            if (admitted.Count >= perSecond)
            {
                return false;
            }

            admitted.Enqueue(now);
            return true;
        }
    }
}
