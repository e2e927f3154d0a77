using Cem.Edge.Agent.Buttons;
using Cem.Edge.Agent.Feedback;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Feedback;

public sealed class TestModeTests
{
    private const string Epoch = "000001-0123456789abcdef";
    private readonly TestMode _test = new(scale: 5);

    private static TimeSpan S(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Hold(int face, double at)
    {
        _test.Seen(new ButtonChange(face, true, S(at)));
        _test.Stored(face, new PressReference(Epoch, face + 1));
    }

    [Fact]
    public void Two_outer_faces_held_five_seconds_start_it_and_name_the_presses_that_did()
    {
        Hold(0, 10);
        Hold(4, 10.3);
        Assert.Null(_test.Tick(S(15.2)));
        Assert.Equal([new PressReference(Epoch, 1), new PressReference(Epoch, 5)], _test.Tick(S(15.3))!.OrderBy(press => press.Seq));
        Assert.Null(_test.Tick(S(16)));
        Assert.True(_test.IsActive(S(75)));
        Assert.False(_test.IsActive(S(75.3)));
    }

    [Fact]
    public void Letting_go_too_early_starts_nothing()
    {
        Hold(0, 10);
        Hold(4, 10.3);
        _test.Seen(new ButtonChange(4, false, S(14)));
        Assert.Null(_test.Due);
        Assert.Null(_test.Tick(S(30)));
    }

    [Fact]
    public void Inner_faces_are_no_gesture()
    {
        Hold(1, 10);
        Hold(3, 10);
        Assert.Null(_test.Tick(S(30)));
    }

    [Fact]
    public void State_counts_presses_by_face_with_the_two_that_began_it()
    {
        Hold(0, 10);
        Hold(4, 10);
        _test.Tick(S(15));
        _test.Count(2);
        TestModeState state = _test.State(at => DateTimeOffset.UnixEpoch + at)!;
        Assert.Equal([1, 0, 1, 0, 1], state.PressesByFace);
        Assert.Equal(TestMode.Length, state.EndsAt - state.StartedAt);
    }
}
