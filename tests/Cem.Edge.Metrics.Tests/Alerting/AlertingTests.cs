using Cem.Edge.Metrics.Alerting;
using static Cem.Edge.Metrics.Tests.Support.Presses;

namespace Cem.Edge.Metrics.Tests.Alerting;

public sealed class AlertingTests
{
    [Fact]
    public void Two_unhappy_of_four_votes_within_a_quarter_of_an_hour_alarm()
    {
        var alarm = ThresholdRule.Default.Check(Votes((-14, 0), (-9, 3), (-5, 1), (0, 3)), Noon);

        Assert.Equal(new ThresholdAlarm(Noon.AddMinutes(-14), 2, 4), alarm);
    }

    [Fact]
    public void Three_unhappy_votes_are_too_few() => Assert.Null(ThresholdRule.Default.Check(Votes((-3, 0), (-2, 0), (-1, 0)), Noon));

    [Fact]
    public void Less_than_half_unhappy_is_no_alarm() => Assert.Null(ThresholdRule.Default.Check(Votes((-4, 0), (-3, 0), (-2, 3), (-1, 3), (0, 2)), Noon));

    [Fact]
    public void Votes_older_than_the_window_or_from_the_future_do_not_count() =>
        Assert.Null(ThresholdRule.Default.Check(Votes((-16, 0), (-3, 0), (-2, 0), (-1, 0), (5, 0)), Noon));

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 2)]
    public void Unhappy_is_the_lower_half_without_the_middle(int scale, int unhappyFaces) =>
        Assert.Equal(unhappyFaces, Enumerable.Range(0, scale).Count(value => Faces.IsUnhappy(value, scale)));

    [Fact]
    public void One_late_heartbeat_is_a_slow_network_three_are_silence()
    {
        Assert.Null(SilenceRule.Default.Check(Noon, Noon.AddSeconds(89)));
        Assert.Equal(new Silence(Noon, TimeSpan.FromSeconds(95), 3), SilenceRule.Default.Check(Noon, Noon.AddSeconds(95)));
    }

    [Fact]
    public void A_clock_set_back_is_no_silence() => Assert.Null(SilenceRule.Default.Check(Noon, Noon.AddHours(-1)));

    private static Vote[] Votes(params (int Minute, int Value)[] votes) => [.. votes.Select(vote => new Vote(Noon.AddMinutes(vote.Minute), vote.Value, 4))];
}
