using Cem.Edge.Metrics.PressQuality;
using CsCheck;
using static Cem.Edge.Metrics.Tests.Support.Presses;

namespace Cem.Edge.Metrics.Tests.PressQuality;

public sealed class ReachTests
{
    private static readonly Gen<List<PressSample>> Streams =
        Gen.Select(Gen.OneOf(Gen.Double[0, 2.5], Gen.Double[0, 100], Gen.Const(2.5)), Gen.Int[0, 3], Gen.Int[0, 20])
            .List[1, 80]
            .Select(steps =>
            {
                var at = 0.0;
                return steps.ConvertAll(step => At(at += step.Item1, step.Item2, test: step.Item3 == 0));
            });

    [Fact]
    public void Relabelling_the_reach_of_a_late_press_gives_what_relabelling_everything_gives() =>
        Gen.Select(Streams, Gen.Double[0, 1]).Sample((presses, which) =>
        {
            var late = (int)(which * (presses.Count - 1));
            var before = presses.Where((_, i) => i != late).ToList();
            var labels = Label(before).ToList();
            labels.Insert(late, Label([presses[late]])[0]);

            var reach = PressLabeller.Reach([.. presses.Select(press => press.At)], presses[late].At, PressRules.Default);
            var (start, length) = reach.GetOffsetAndLength(presses.Count);
            labels.RemoveRange(start, length);
            labels.InsertRange(start, Label(presses.GetRange(start, length)));

            return labels.SequenceEqual(Label(presses));
        });

    /// <summary>Two presses at once an hour later make the labeller look with every rule; they say nothing of the others.</summary>
    [Fact]
    public void Presses_far_apart_are_labelled_as_every_rule_labels_them() =>
        Gen.Select(Gen.Double[29, 40], Gen.Int[0, 3], Gen.Int[0, 9], Gen.Int[0, 4_000]).List[1, 60].Sample(steps =>
        {
            var at = 0.0;
            List<PressSample> presses = steps.ConvertAll(step => At(at += step.Item1, step.Item2, test: step.Item3 == 0) with { HeldMs = step.Item4 });
            PressSample[] burst = [At(at + 3_600, 0), At(at + 3_601, 0)];

            return Label(presses).SequenceEqual(Label([.. presses, .. burst]).Take(presses.Count));
        });

    [Fact]
    public void A_press_after_a_quiet_hour_reaches_only_itself()
    {
        DateTimeOffset[] times = [Noon, Noon.AddHours(1), Noon.AddHours(2)];

        Assert.Equal(1..2, PressLabeller.Reach(times, Noon.AddHours(1), PressRules.Default));
    }

    [Fact]
    public void Every_reason_that_can_be_given_is_listed_once() => Assert.Equal(PressReasons.All.Count, PressReasons.All.Distinct().Count());
}
