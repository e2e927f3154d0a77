using Cem.Edge.Agent.Buttons;
using CsCheck;

namespace Cem.Edge.Agent.Tests.Buttons;

public sealed class DebouncerTests
{
    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    [Fact]
    public void Clean_press_is_accepted_after_five_milliseconds_and_stamped_with_its_first_edge()
    {
        var contact = new Debouncer(down: false);
        contact.Edge(true, Ms(100));
        Assert.Null(contact.Poll(Ms(104.9)));
        Assert.Equal(Ms(105), contact.Due);
        Assert.Equal(new ContactChange(true, Ms(100)), contact.Poll(Ms(105)));
    }

    [Fact]
    public void Spike_shorter_than_five_milliseconds_is_no_press()
    {
        var contact = new Debouncer(down: false);
        contact.Edge(true, Ms(100));
        contact.Edge(false, Ms(103));
        Assert.Null(contact.Poll(Ms(200)));
        Assert.Null(contact.Due);
    }

    [Fact]
    public void Release_within_the_lock_out_is_accepted_at_its_end()
    {
        var contact = new Debouncer(down: false);
        contact.Edge(true, Ms(100));
        contact.Poll(Ms(105));
        contact.Edge(false, Ms(120));
        Assert.Null(contact.Poll(Ms(130)));
        Assert.Equal(new ContactChange(false, Ms(120)), contact.Poll(Ms(135)));
    }

    [Fact]
    public void Button_held_at_start_is_no_press()
    {
        var contact = new Debouncer(down: true);
        contact.Edge(false, Ms(100));
        Assert.Equal(new ContactChange(false, Ms(100)), contact.Poll(Ms(105)));
    }

    [Fact]
    public void Edge_whose_callback_never_comes_is_read_from_the_line_and_stamped_when_first_seen()
    {
        var contact = new Debouncer(down: false);
        contact.Read(true, Ms(10));
        Assert.Equal(Ms(10) + Debouncer.EdgeIsLost, contact.Due);
        Assert.Null(contact.Poll(Ms(60)));
        contact.Read(true, Ms(60));
        Assert.Equal(new ContactChange(true, Ms(10)), contact.Poll(Ms(66)));
    }

    [Fact]
    public void Edge_whose_callback_is_only_late_keeps_the_callback_s_time()
    {
        var contact = new Debouncer(down: false);
        contact.Read(true, Ms(10));
        contact.Edge(true, Ms(12));
        contact.Read(true, Ms(14));
        Assert.Equal(new ContactChange(true, Ms(12)), contact.Poll(Ms(20)));
        Assert.Null(contact.Due);
    }

    [Fact]
    public void Level_that_returns_before_its_edge_is_lost_is_no_change()
    {
        var contact = new Debouncer(down: false);
        contact.Read(true, Ms(10));
        contact.Read(false, Ms(30));
        contact.Read(true, Ms(70));
        Assert.Null(contact.Poll(Ms(76)));
        Assert.Equal(Ms(70) + Debouncer.EdgeIsLost, contact.Due);
    }

    // A burst is any number of edges less than 5 ms apart that ends in the new level; the hand then rests at least 40 ms.
    private static readonly Gen<double[]> Burst = Gen.Double[0.01, 4.9].Array[0, 12].Where(gaps => gaps.Length % 2 == 0);

    [Fact]
    public void Any_bounce_gives_exactly_one_press_and_one_release_stamped_with_the_first_edge()
    {
        Gen.Select(Burst, Gen.Double[40, 400], Burst, Gen.Double[40, 400]).List[1, 8].Sample(pushes =>
        {
            var contact = new Debouncer(down: false);
            var expected = new List<ContactChange>();
            var accepted = new List<ContactChange>();
            double now = 0;
            foreach ((double[] down, double held, double[] up, double apart) in pushes)
            {
                now = Play(contact, true, down, now, expected, accepted) + held;
                now = Play(contact, false, up, now, expected, accepted) + apart;
            }

            Settle(contact, Ms(now), accepted);
            Assert.Equal(expected, accepted);
        });
    }

    private static double Play(Debouncer contact, bool level, double[] gaps, double now, List<ContactChange> expected, List<ContactChange> accepted)
    {
        expected.Add(new ContactChange(level, Ms(now)));
        for (int i = 0; i <= gaps.Length; i++)
        {
            Settle(contact, Ms(now), accepted);
            contact.Edge(i % 2 == 0 ? level : !level, Ms(now));
            now += i < gaps.Length ? gaps[i] : 0;
        }

        return now;
    }

    private static void Settle(Debouncer contact, TimeSpan now, List<ContactChange> accepted)
    {
        if (contact.Poll(now) is { } change)
        {
            accepted.Add(change);
        }
    }
}
