using Cem.Edge.Agent.Feedback;

namespace Cem.Edge.Agent.Tests.Feedback;

public sealed class VisitRulesTests
{
    // The golden visits of METRICS.md 6, as the kiosk's beep hears them.
    [Theory]
    [InlineData(new[] { 0.0 }, 1)]
    [InlineData(new[] { 0.0, 1.4 }, 1)]
    [InlineData(new[] { 0.0, 1.0, 2.0 }, 1)]
    [InlineData(new[] { 0.0, 3.0 }, 2)]
    [InlineData(new[] { 0.0, 6.0 }, 2)]
    public void Beep_sounds_once_per_visit(double[] presses, int visits)
    {
        var rules = new VisitRules(TimeSpan.FromSeconds(2));
        Assert.Equal(visits, presses.Count(at => rules.Begins(TimeSpan.FromSeconds(at))));
    }

    [Fact]
    public void Presses_are_counted_within_their_visit()
    {
        var rules = new VisitRules(TimeSpan.FromSeconds(2));
        rules.Begins(TimeSpan.Zero);
        rules.Begins(TimeSpan.FromSeconds(1));
        Assert.Equal(2, rules.Presses);
        rules.Begins(TimeSpan.FromSeconds(10));
        Assert.Equal(1, rules.Presses);
    }
}
