namespace Cem.Edge.EndToEnd.Tests.Support;

/// <summary>Waits for something real to happen, with a deadline.</summary>
internal static class Until
{
    public static async Task<bool> TrueAsync(Func<bool> condition, TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience);
        while (!condition())
        {
            if (deadline.IsCancellationRequested)
            {
                return false;
            }

            await Task.Delay(100);
        }

        return true;
    }
}
