using static Cem.Edge.Metrics.Tests.Support.Presses;

namespace Cem.Edge.Metrics.Tests.PressQuality;

public sealed class TestModeTests
{
    [Fact]
    public void Staff_trying_all_faces_in_test_mode_move_no_score() =>
        Assert.Equal(["test", "test", "test", "test"], Words(At(0, 0, test: true), At(1, 1, test: true), At(2, 2, test: true), At(3, 3, test: true)));

    [Fact]
    public void The_two_outer_faces_that_start_test_mode_are_tests_not_stuck_buttons() =>
        Assert.Equal(["test", "test", "test"], Words(At(0, Worst, heldMs: 5_000), At(0.05, Best, heldMs: 5_000), At(8, 1, test: true)));

    [Fact]
    public void Outer_faces_without_a_test_after_them_stay_a_doubt() => Assert.Equal(["ambiguous", "ambiguous"], Words(At(0, Worst), At(0.05, Best)));

    [Fact]
    public void A_shopper_before_the_staff_came_keeps_the_vote() =>
        Assert.Equal(["ok", "test", "test", "test"], Words(At(0, Best), At(10, Worst), At(10.03, Best), At(16, 2, test: true)));

    [Fact]
    public void An_old_pair_is_not_explained_by_a_test_an_hour_later() =>
        Assert.Equal(["ambiguous", "ambiguous", "test"], Words(At(0, Worst), At(0.05, Best), At(3_600, 1, test: true)));
}
