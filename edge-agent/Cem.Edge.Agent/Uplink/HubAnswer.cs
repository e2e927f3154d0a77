namespace Cem.Edge.Agent.Uplink;

/// <summary>The one limit on everything that is asked of the hub.</summary>
internal static class HubAnswer
{
    // MQTTnet's own timeout counts only where a token cannot be cancelled, and its keep-alive begins after CONNACK: a hub that went away without a word
    // (its power cut, its reset lost) would be waited for for ever.
    /// <exception cref="TimeoutException">The hub did not answer within <paramref name="limit"/>; the request is given up.</exception>
    public static async Task<T> Within<T>(TimeSpan limit, Func<CancellationToken, Task<T>> request, CancellationToken cancel)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(limit);
        try
        {
            return await request(limited.Token).ConfigureAwait(false);
        }
        catch (Exception late) when (limited.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"the hub did not answer within {limit.TotalSeconds:0.#} s", late);
        }
    }
}
