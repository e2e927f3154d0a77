using Cem.Edge.Agent.Uplink;
using CsCheck;

namespace Cem.Edge.Agent.Tests.Uplink;

public sealed class RetryScheduleTests
{
    private static readonly TimeSpan Base = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Stable = TimeSpan.FromSeconds(60);

    [Fact]
    public void Waits_stay_between_base_and_cap_and_grow_at_most_threefold()
    {
        Gen.Double[0, 1].Array[1, 60].Sample(dice =>
        {
            var next = new Queue<double>(dice);
            var schedule = new RetrySchedule(Base, Cap, Stable, next.Dequeue);
            TimeSpan before = Base;
            foreach (double _ in dice)
            {
                TimeSpan wait = schedule.Next(TimeSpan.Zero);
                Assert.InRange(wait, Base, Cap);
                Assert.True(wait <= before * 3);
                before = wait;
            }
        });
    }

    [Fact]
    public void Only_a_connection_that_lived_a_minute_resets_the_wait()
    {
        var schedule = new RetrySchedule(Base, Cap, Stable, () => 1);
        Assert.Equal([3, 9, 27], Enumerable.Range(0, 3).Select(_ => (int)schedule.Next(TimeSpan.Zero).TotalSeconds));
        schedule.Connected(TimeSpan.FromSeconds(100));
        Assert.Equal(81, schedule.Next(TimeSpan.FromSeconds(159)).TotalSeconds);
        schedule.Connected(TimeSpan.FromSeconds(200));
        Assert.Equal(3, schedule.Next(TimeSpan.FromSeconds(260)).TotalSeconds);
    }
}
