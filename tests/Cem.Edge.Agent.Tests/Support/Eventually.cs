using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Cem.Edge.Agent.Tests.Support;

internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(40);

    /// <summary>Returns as soon as the condition holds; fails the test at the deadline.</summary>
    public static async Task Holds(Func<bool> condition, TimeSpan? within = null, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        long began = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < (within ?? Deadline), $"did not hold in time: {what}");
            await Task.Delay(5);
        }
    }
}
