using Cem.Edge.FirmwareSim.Scenarios;
using Cem.Edge.FirmwareSim.Shoppers;

namespace Cem.Edge.FirmwareSim.Tests.Shoppers;

public sealed class ShopperPlanTests
{
    private static readonly Remark[] Remarks =
    [
        new("sad", "it broke", Happy: false, []), new("glad", "it works", Happy: true, []),
    ];

    [Fact]
    public void The_same_seed_brings_the_same_shoppers_and_another_seed_others()
    {
        Assert.Equal(Told(Plan(seed: 1)), Told(Plan(seed: 1)));
        Assert.NotEqual(Told(Plan(seed: 1)), Told(Plan(seed: 2)));
        Assert.NotEqual(Told(Plan(seed: 1)), Told(Plan(seed: 1, device: "kiosk-2")));
    }

    [Fact]
    public void As_many_come_as_the_rate_says()
    {
        // 12 open hours at 50 an hour, speed 60: 600 visits in 12 minutes, standard deviation 24.5.
        int visits = Plan(seed: 3).Visits().TakeWhile(visit => visit.At < TimeSpan.FromMinutes(12)).Count();

        Assert.InRange(visits, 500, 700);
    }

    [Fact]
    public void The_evening_is_busier_than_the_morning()
    {
        PlannedVisit[] day = [.. Plan(seed: 4).Visits().TakeWhile(visit => visit.At < TimeSpan.FromMinutes(12))];

        Assert.True(day.Count(visit => visit.At.Minutes is 8 or 9) > 1.5 * day.Count(visit => visit.At.Minutes is 0 or 1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, 3)]
    public void The_mood_decides_the_face(int moodPercent, int face) => Assert.All(
        Plan(seed: 5, moodPercent: moodPercent).Visits().Take(200).SelectMany(visit => visit.Steps).OfType<PressFace>(), press => Assert.Equal(face, press.Face));

    [Fact]
    public void Habits_come_in_their_shares()
    {
        PlannedVisit[] visits = [.. Plan(seed: 6, habits: new ShopperHabits(10, 20, 10, 10, 0)).Visits().Take(2_000)];

        Assert.InRange(visits.Count(visit => visit.Steps.OfType<SayRemark>().Any()), 150, 250);
        Assert.InRange(visits.Count(visit => visit.Steps.OfType<PressFace>().Count() == 2), 340, 460);
        Assert.InRange(visits.Count(visit => visit.Steps.OfType<PressFace>().Count() >= 5), 150, 250);
        Assert.InRange(visits.Count(visit => visit.Steps.OfType<PressTwoFaces>().Any()), 150, 250);
    }

    [Fact]
    public void Two_faces_are_pressed_within_80_ms_and_a_masher_leaves_the_lock_out_between_presses()
    {
        VisitStep[] steps = [.. Plan(seed: 7, habits: new ShopperHabits(0, 0, 50, 50, 0)).Visits().Take(300).SelectMany(visit => visit.Steps)];

        Assert.All(steps.OfType<PressTwoFaces>(), both => Assert.True(both.Apart < TimeSpan.FromMilliseconds(80) && both.First != both.Second));
        Assert.All(steps.OfType<Hesitate>(), pause => Assert.True(pause.For > TimeSpan.FromMilliseconds(35)));
    }

    [Fact]
    public void A_remark_fits_the_face()
    {
        PlannedVisit[] talkers = [.. Plan(seed: 8, habits: new ShopperHabits(100, 0, 0, 0, 0)).Visits().Take(200)];

        Assert.All(talkers, visit => Assert.Equal(
            visit.Steps.OfType<PressFace>().Single().Face >= 2 ? "glad" : "sad", visit.Steps.OfType<SayRemark>().Single().Remark));
    }

    [Fact]
    public void A_rate_of_zero_is_a_closed_store() => Assert.Empty(Plan(seed: 9, ratePerHour: 0).Visits());

    [Fact]
    public void Only_unhappy_shoppers_are_asked_for_a_reason()
    {
        VisitStep[][] asked = [.. Plan(seed: 9, habits: new ShopperHabits(0, 0, 0, 0, 100)).Visits().Take(300).Select(visit => visit.Steps.ToArray()).Where(steps => steps.Length > 1)];

        Assert.NotEmpty(asked);
        Assert.All(asked, steps =>
        {
            Assert.InRange(Assert.IsType<PressFace>(steps[0]).Face, 0, 1);
            Assert.IsType<ChooseReason>(steps[1]);
        });
    }

    private static string[] Told(ShopperPlan plan) => [.. plan.Visits().Take(50).Select(visit => $"{visit.At} {string.Join(' ', visit.Steps)}")];

    private static ShopperPlan Plan(int seed, string device = "kiosk-1", int ratePerHour = 50, int moodPercent = 60, ShopperHabits? habits = null)
    {
        var site = new ScenarioSite("harbour", ratePerHour, moodPercent, [device]);
        var scenario = new Scenario(seed, 60, habits ?? new ShopperHabits(0, 0, 0, 0, 0), [site], [], [], [], new Dictionary<string, IReadOnlyList<string>>());
        return new ShopperPlan(scenario, site, device, faces: 4, Remarks);
    }
}
