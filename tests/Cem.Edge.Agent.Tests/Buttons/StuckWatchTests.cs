using Cem.Edge.Agent.Buttons;

namespace Cem.Edge.Agent.Tests.Buttons;

public sealed class StuckWatchTests
{
    private static readonly TimeSpan After = TimeSpan.FromSeconds(10);
    private readonly StuckWatch _watch = new(scale: 5, After);

    [Fact]
    public void Face_held_too_long_is_stuck_until_it_is_released()
    {
        _watch.Seen(new ButtonChange(2, true, TimeSpan.Zero));
        Assert.Empty(_watch.Stuck(TimeSpan.FromSeconds(9.9)));
        Assert.Equal(After, _watch.Due(TimeSpan.FromSeconds(1)));
        Assert.Equal([2], _watch.Stuck(After));
        _watch.Seen(new ButtonChange(2, false, TimeSpan.FromSeconds(30)));
        Assert.Empty(_watch.Stuck(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Both_outer_faces_held_are_a_gesture_and_no_fault()
    {
        _watch.Seen(new ButtonChange(0, true, TimeSpan.Zero));
        _watch.Seen(new ButtonChange(4, true, TimeSpan.Zero));
        Assert.Empty(_watch.Stuck(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void Talk_button_is_never_stuck()
    {
        _watch.Seen(new ButtonChange(null, true, TimeSpan.Zero));
        Assert.Empty(_watch.Stuck(TimeSpan.FromHours(1)));
    }
}
