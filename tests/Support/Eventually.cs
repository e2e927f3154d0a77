using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Cem.Edge.Tests.Support;

/// <summary>Waits on something real: until it holds, or the deadline. Linked into every test project that watches threads, sockets or processes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Returns as soon as the condition holds; fails the test at the deadline.</summary>
    public static Task Holds(Func<bool> condition, TimeSpan? within = null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        HoldsAsync(() => Task.FromResult(condition()), what, within);

    public static Task HoldsAsync(Func<bool> condition, string what) => Holds(condition, within: null, what);

    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        var patience = within ?? Deadline;
        Assert.True(await ComesTrueAsync(condition, patience), $"not within {patience.TotalSeconds:0} s: {what}");
    }

    /// <summary>False at the deadline, for tests that have more to say than that.</summary>
    public static Task<bool> ComesTrueAsync(Func<bool> condition, TimeSpan within) => ComesTrueAsync(() => Task.FromResult(condition()), within);

    private static async Task<bool> ComesTrueAsync(Func<Task<bool>> condition, TimeSpan within)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(began) >= within)
                return false;
            await Task.Delay(Pause);
        }

        return true;
    }
}
