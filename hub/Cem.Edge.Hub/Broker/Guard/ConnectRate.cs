namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>A bucket that holds the CONNECTs of one second and fills as fast.</summary>
internal sealed class ConnectRate(int perSecond)
{
    private readonly Lock access = new();
    private double tokens = perSecond;
    private TimeSpan filledAt;

    /// <param name="now">Of a monotonic clock.</param>
    public bool TryTake(TimeSpan now)
    {
        lock (access)
        {
            tokens = Math.Min(perSecond, tokens + (Math.Max(0, (now - filledAt).TotalSeconds) * perSecond));
            filledAt = now;
            if (tokens < 1)
            {
                return false;
            }

            tokens--;
            return true;
        }
    }
}
