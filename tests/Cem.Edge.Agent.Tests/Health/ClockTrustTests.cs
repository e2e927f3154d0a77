using Cem.Edge.Agent.Health;

namespace Cem.Edge.Agent.Tests.Health;

public sealed class ClockTrustTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly ClockTrust _trust = new();

    [Fact]
    public void Marker_of_the_time_service_is_believed_while_the_clock_runs_on() => Assert.True(Look(0, Noon, markedAt: Noon.AddMinutes(-1)) && Look(60, Noon.AddSeconds(60), markedAt: Noon.AddMinutes(-1)));

    [Theory]
    [InlineData(-3_600)]
    [InlineData(3_600)]
    [InlineData(315_360_000)]
    public void Marker_from_before_a_step_says_nothing_after_it(int seconds)
    {
        Look(0, Noon, markedAt: Noon.AddMinutes(-1));
        Assert.False(Look(10, Noon.AddSeconds(10 + seconds), markedAt: Noon.AddMinutes(-1)));
        Assert.False(Look(20, Noon.AddSeconds(20 + seconds), markedAt: Noon.AddMinutes(-1)));
    }

    [Fact]
    public void Step_that_the_time_service_made_itself_is_believed()
    {
        Look(0, DateTimeOffset.UnixEpoch, markedAt: null);
        Assert.True(Look(10, Noon, markedAt: Noon));
    }

    [Fact]
    public void Marker_from_the_future_is_not_believed() => Assert.False(Look(0, DateTimeOffset.UnixEpoch, markedAt: Noon));

    [Fact]
    public void Word_of_the_kernel_is_believed_since_it_forgets_at_a_step()
    {
        _trust.IsSynchronised(Noon, TimeSpan.Zero, kernelSays: true, markedAt: null);
        Assert.True(_trust.IsSynchronised(Noon.AddHours(1), TimeSpan.FromSeconds(1), kernelSays: true, markedAt: null));
        Assert.False(_trust.IsSynchronised(Noon.AddHours(1), TimeSpan.FromSeconds(2), kernelSays: false, markedAt: null));
    }

    private bool Look(int uptimeSeconds, DateTimeOffset wall, DateTimeOffset? markedAt) => _trust.IsSynchronised(wall, TimeSpan.FromSeconds(uptimeSeconds), kernelSays: false, markedAt);
}
