using Cem.Edge.Metrics.PressQuality;
using static Cem.Edge.Metrics.Tests.Support.Presses;

namespace Cem.Edge.Metrics.Tests.PressQuality;

public sealed class BurstTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(4)]
    public void A_face_that_fires_like_a_clock_is_stuck(double spacing)
    {
        var labelled = Label([.. Enumerable.Range(0, 40).Select(i => At(i * spacing, Worst))]);

        Assert.All(labelled, press => Assert.Equal((PressLabel.Stuck, PressReasons.ConstantSpacing), (press.Label, press.Reason)));
    }

    [Fact]
    public void Thirty_equal_presses_are_not_yet_stuck()
    {
        var labelled = Label([.. Enumerable.Range(0, 30).Select(i => At(i * 4, Worst))]);

        Assert.DoesNotContain(labelled, press => press.Label == PressLabel.Stuck);
    }

    [Fact]
    public void One_person_pressing_one_face_in_a_rhythm_is_a_pattern()
    {
        var random = new Random(7);
        var at = 0.0;

        var labelled = Label([.. Enumerable.Range(0, 25).Select(_ => At(at += 2.5 + (1.5 * random.NextDouble()), Worst))]);

        Assert.All(labelled, press => Assert.Equal(PressLabel.Pattern, press.Label));
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3 })]
    [InlineData(new[] { 0, 1, 2, 3, 2, 1 })]
    [InlineData(new[] { 3, 2, 1, 0 })]
    public void A_child_sweeping_the_faces_is_a_pattern(int[] sweep)
    {
        var labelled = Label([.. Enumerable.Range(0, 16).Select(i => At((i * 2.5) + (0.4 * (i % 3)), sweep[i % sweep.Length]))]);

        Assert.All(labelled, press => Assert.Equal((PressLabel.Pattern, PressReasons.Sweep), (press.Label, press.Reason)));
    }

    [Fact]
    public void Random_faces_in_a_beat_no_queue_has_are_a_pattern()
    {
        var random = new Random(3);

        var labelled = Label(Queue(40, random, _ => 2.2));

        Assert.All(labelled, press => Assert.Equal(PressLabel.Pattern, press.Label));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_honest_queue_at_two_to_five_seconds_keeps_its_votes(int seed)
    {
        var labelled = Label(Queue(20_000, new Random(seed), random => 2 + (3 * random.NextDouble())));

        Assert.InRange(labelled.Count(press => press.Label != PressLabel.Ok) / 20_000.0, 0, 0.005);
    }

    [Fact]
    public void A_mall_of_honest_shoppers_loses_less_than_half_a_percent()
    {
        // Simulated arrivals, no public press-level data set exists: two shoppers within 2 s are no fault of the rules, so arrivals keep that distance.
        var labelled = Label(Queue(50_000, new Random(11), random => 2 - (8 * Math.Log(1 - random.NextDouble()))));

        Assert.InRange(labelled.Count(press => press.Label != PressLabel.Ok) / 50_000.0, 0, 0.005);
    }

    [Fact]
    public void Children_mashing_are_caught_at_least_95_of_100_times()
    {
        var random = new Random(5);
        var at = 0.0;
        var presses = new List<PressSample>();
        for (var attack = 0; attack < 500; attack++)
        {
            at += 60;
            for (var i = random.Next(4, 15); i > 0; i--)
            {
                presses.Add(At(at += 0.15 + random.NextDouble(), random.Next(4)));
            }
        }

        var labelled = Label(presses);

        Assert.InRange(labelled.Count(press => press.Label != PressLabel.Ok) / (double)presses.Count, 0.95, 1);
    }
}
