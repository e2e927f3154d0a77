using Cem.Edge.Tools.EvaluateScoring.Reporting;

namespace Cem.Edge.Tools.Tests.EvaluateScoring.Reporting;

public class GoalTests
{
    [Fact]
    public void Figure_on_its_floor_is_not_missed() => Assert.Equal((false, true), (new Goal("a", 0.93, 0.93, 0.945).IsMissed, new Goal("a", 0.929, 0.93, 0.945).IsMissed));

    [Fact]
    public void Errors_and_times_must_stay_below() =>
        Assert.Equal((false, true, true), (new Goal("a", 0.05, 0.05, null, AtMost: true).IsMissed, new Goal("a", 0.051, 0.05, null, AtMost: true).IsMissed, new Goal("a", 3, 6, 4, AtMost: true).ReachesAim));

    [Fact]
    public void Aim_without_floor_cannot_be_missed() => Assert.False(new Goal("a", 0.1, null, 0.85).IsMissed);
}
