using Cem.Edge.Agent.Lights;

namespace Cem.Edge.Agent.Tests.Lights;

public sealed class LampPlanTests
{
    private readonly LampPlan _plan = new(new LightsOptions { Faces = [1, 2], Thanks = 3, Refused = 4, Talk = 5 });

    private List<LampStep> Until(double milliseconds) => [.. _plan.Steps(TimeSpan.FromMilliseconds(milliseconds))];

    [Fact]
    public void Thanks_shine_at_once_on_the_face_and_the_common_lamp()
    {
        _plan.Take(new LampOrder(LampSignal.Thanks, 1), TimeSpan.Zero);
        Assert.Equal([new LampStep(2, true), new LampStep(3, true)], Until(0).OrderBy(step => step.Line));
        Assert.Equal([new LampStep(2, false), new LampStep(3, false)], Until(60).OrderBy(step => step.Line));
        Assert.Null(_plan.Due);
    }

    [Fact]
    public void Each_of_several_quick_thanks_gives_its_own_rising_edge()
    {
        var steps = new List<LampStep>();
        for (int i = 0; i < 5; i++)
        {
            _plan.Take(new LampOrder(LampSignal.Thanks), TimeSpan.FromMilliseconds(i * 35));
            steps.AddRange(Until(i * 35));
            steps.AddRange(Until((i * 35) + 34));
        }

        steps.AddRange(Until(10_000));
        Assert.Equal(5, steps.Count(step => step is { Line: 3, On: true }));
        Assert.False(steps.Last(step => step.Line == 3).On);
    }

    [Fact]
    public void Thanks_that_wait_for_their_turn_outlive_a_press_that_comes_while_the_lamp_shines()
    {
        var steps = new List<LampStep>();
        foreach (int at in (int[])[0, 1, 2, 20])
        {
            steps.AddRange(Until(at));
            _plan.Take(new LampOrder(LampSignal.Thanks), TimeSpan.FromMilliseconds(at));
            steps.AddRange(Until(at));
        }

        steps.AddRange(Until(10_000));
        Assert.Equal(4, steps.Count(step => step is { Line: 1, On: true }));
        Assert.False(steps.Last(step => step.Line == 1).On);
    }

    [Fact]
    public void A_second_offer_to_delete_lasts_as_long_as_the_first()
    {
        _plan.Take(new LampOrder(LampSignal.DeleteOffered), TimeSpan.Zero);
        Until(700);
        _plan.Take(new LampOrder(LampSignal.DeleteOffered), TimeSpan.FromSeconds(0.7));
        Until(10_500);
        Assert.Null(_plan.Due);
    }

    [Fact]
    public void Refusal_blinks_red_twice_and_leaves_the_thanks_lamp_alone()
    {
        _plan.Take(new LampOrder(LampSignal.Refused), TimeSpan.Zero);
        List<LampStep> steps = Until(10_000);
        Assert.Equal(2, steps.Count(step => step is { Line: 4, On: true }));
        Assert.DoesNotContain(steps, step => step.Line != 4);
    }

    [Fact]
    public void Listening_ends_an_offer_to_delete()
    {
        _plan.Take(new LampOrder(LampSignal.DeleteOffered), TimeSpan.Zero);
        Until(1200);
        _plan.Take(new LampOrder(LampSignal.Listening), TimeSpan.FromSeconds(1.3));
        Assert.Equal([new LampStep(5, true)], Until(20_000));
    }

    [Fact]
    public void Order_for_a_lamp_that_is_not_wired_does_nothing()
    {
        _plan.Take(new LampOrder(LampSignal.Beep), TimeSpan.Zero);
        _plan.Take(new LampOrder(LampSignal.ReasonsOffered), TimeSpan.Zero);
        Assert.Null(_plan.Due);
    }

    [Fact]
    public void Kiosk_without_any_lamp_cannot_thank() => Assert.False(new LampPlan(new LightsOptions { Talk = 5 }).CanThank);
}
