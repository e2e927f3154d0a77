using Cem.Edge.FirmwareSim.Wiring;
using Microsoft.Extensions.Time.Testing;

namespace Cem.Edge.FirmwareSim.Tests.Wiring;

public sealed class ContactPlayerTests
{
    private readonly FakeTimeProvider time = new() { AutoAdvanceAmount = TimeSpan.FromMicroseconds(10) };
    private readonly List<bool> levels = [];

    [Fact]
    public void A_contact_always_comes_to_rest_where_it_was_sent()
    {
        Player().Play(new MoveContact(5, Closed: true, [50, 50, 50]));

        Assert.Equal([true, false, true, false, true], levels);
    }

    [Fact]
    public void A_clean_contact_moves_once_and_has_no_bounce()
    {
        ContactMoved moved = Player().Play(new MoveContact(5, Closed: false, []));

        Assert.Equal([false], levels);
        Assert.Equal(0, moved.LongestBounceUs);
    }

    [Fact]
    public void The_longest_wrong_level_is_measured_not_assumed()
    {
        ContactMoved moved = Player(stretch: TimeSpan.FromMilliseconds(7)).Play(new MoveContact(5, Closed: false, [100, 100, 100, 100]));

        Assert.InRange(moved.LongestBounceUs, 7_000, 8_000);
    }

    /// <summary>A machine that takes the processor away in the middle of a wrong level.</summary>
    private ContactPlayer Player(TimeSpan? stretch = null) => new(time, (_, closed) =>
    {
        levels.Add(closed);
        if (levels.Count == 2)
        {
            time.Advance(stretch ?? TimeSpan.Zero);
        }

        return true;
    });
}
