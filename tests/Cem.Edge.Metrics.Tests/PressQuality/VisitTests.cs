using Cem.Edge.Metrics.PressQuality;
using static Cem.Edge.Metrics.Tests.Support.Presses;

namespace Cem.Edge.Metrics.Tests.PressQuality;

/// <summary>The golden visits of METRICS.md 6.</summary>
public sealed class VisitTests
{
    [Fact]
    public void One_press_is_the_vote() => Assert.Equal(["ok"], Words(At(0, Worst)));

    [Fact]
    public void A_correction_makes_the_last_press_the_vote() => Assert.Equal(["repeat", "ok"], Words(At(0, Worst), At(1.4, Best)));

    [Fact]
    public void Three_presses_in_a_visit_are_play_and_no_vote() => Assert.Equal(["mash", "mash", "mash"], Words(At(0, Worst), At(1, Best), At(2, Best)));

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(2)]
    public void Presses_at_least_the_gap_apart_are_two_votes(double gap) => Assert.Equal(["ok", "ok"], Words(At(0, Best), At(gap, Best)));

    [Fact]
    public void The_gap_is_a_setting_of_the_site()
    {
        var patient = PressRules.Default with { VisitGap = TimeSpan.FromSeconds(5) };

        var labels = PressLabeller.Label([At(0, Best), At(3, Worst)], patient);

        Assert.Equal(PressLabel.Repeat, labels[0].Label);
    }

    [Fact]
    public void Two_faces_under_one_hand_are_ambiguous_and_the_answer_that_follows_counts() =>
        Assert.Equal(["ambiguous", "ambiguous", "ok"], Words(At(0, Worst), At(0.08, Best), At(1.5, Best)));

    [Fact]
    public void Two_faces_just_over_80_ms_apart_are_a_correction() => Assert.Equal(["repeat", "ok"], Words(At(0, Worst), At(0.081, Best)));

    [Fact]
    public void The_same_face_twice_within_80_ms_is_a_repeat_not_a_doubt() => Assert.Equal(["repeat", "ok"], Words(At(0, Best), At(0.07, Best)));

    [Fact]
    public void A_press_held_over_3_s_is_stuck_and_leaves_the_next_shopper_alone() =>
        Assert.Equal(["stuck", "ok"], Words(At(0, Best, heldMs: 3_001), At(1, Worst)));

    [Fact]
    public void A_press_held_3_s_is_a_slow_finger() => Assert.Equal(["ok"], Words(At(0, Best, heldMs: 3_000)));

    [Fact]
    public void Every_label_says_why_and_by_which_rules()
    {
        var labelled = Label([At(0, Worst), At(1.4, Best)]);

        Assert.Equal(["first-of-two", "last-of-two"], labelled.Select(press => press.Reason));
        Assert.All(labelled, press => Assert.Equal(PressRules.Default.Version, press.RuleVersion));
    }

    [Fact]
    public void Presses_out_of_order_are_refused() => Assert.Throws<ArgumentException>(() => Label([At(1, Best), At(0, Best)]));
}
