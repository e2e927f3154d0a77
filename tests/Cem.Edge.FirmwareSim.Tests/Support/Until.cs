namespace Cem.Edge.FirmwareSim.Tests.Support;

/// <summary>Waits for something real to happen, with a deadline.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task TrueAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.False(deadline.IsCancellationRequested, $"nothing happened within {Patience.TotalSeconds:0} s");
            await Task.Delay(5);
        }
    }
}
