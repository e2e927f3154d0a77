using Cem.Edge.FirmwareSim.Scenarios;

namespace Cem.Edge.FirmwareSim.Shoppers;

/// <summary>
/// Who comes to a kiosk, when, and what they do. Arrivals are a Poisson process whose rate follows the hours of a store's day; closed hours
/// are left out, so a long demo never shows an empty night. Endless; the same scenario and device give the same shoppers.
/// </summary>
internal sealed class ShopperPlan
{
    /// <summary>Shoppers by open hour, 9 to 21 h, relative to the day's average: quiet mornings, a lunch hill, a busy evening.</summary>
    private static readonly double[] ShareByHour = [0.5, 0.7, 0.9, 1.2, 1.2, 0.9, 0.8, 1.0, 1.4, 1.5, 1.2, 0.7];

    private readonly Scenario scenario;
    private readonly ScenarioSite site;
    private readonly int faces;
    private readonly IReadOnlyList<Remark> remarks;
    private readonly Random random;

    public ShopperPlan(Scenario scenario, ScenarioSite site, string device, int faces, IReadOnlyList<Remark> remarks)
    {
        this.scenario = scenario;
        this.site = site;
        this.faces = faces;
        this.remarks = remarks;
        random = new Random(StableSeed(scenario.Seed, device));
    }

    public IEnumerable<PlannedVisit> Visits()
    {
        if (site.RatePerHour == 0)
        {
            yield break;
        }

        double peak = ShareByHour.Max();
        for (double storeHours = 0; ;)
        {
            storeHours += -Math.Log(1 - random.NextDouble()) / (site.RatePerHour * peak);
            if (random.NextDouble() * peak < ShareByHour[(int)storeHours % ShareByHour.Length])
            {
                yield return new PlannedVisit(TimeSpan.FromHours(storeHours / scenario.Speed), Steps());
            }
        }
    }

    private IReadOnlyList<VisitStep> Steps()
    {
        ShopperHabits habits = scenario.Habits;
        int who = random.Next(100);
        int face = Face();
        if ((who -= habits.TalkPercent) < 0)
        {
            return [Press(face), new Hesitate(Between(600, 1_200)), new SayRemark(RemarkFor(face))];
        }

        if ((who -= habits.CorrectPercent) < 0)
        {
            return [Press(Face()), new Hesitate(Between(400, 1_200)), Press(face)];
        }

        if ((who -= habits.MashPercent) < 0)
        {
            return [.. Enumerable.Range(0, random.Next(5, 12)).SelectMany(IEnumerable<VisitStep> (_) => [Press(random.Next(faces)), new Hesitate(Between(120, 220))])];
        }

        if ((who -= habits.TwoFacesPercent) < 0)
        {
            return [new PressTwoFaces(face, (face + 1) % faces, Between(10, 70))];
        }

        return who - habits.ReasonPercent < 0 && face < faces / 2
            ? [Press(face), new ChooseReason(random.Next(faces), Between(700, 2_500))]
            : [Press(face)];
    }

    private PressFace Press(int face) => new(face, Between(60, 240));

    /// <summary>Most people press near their mood; the binomial shape needs no table for each scale.</summary>
    private int Face() => Enumerable.Range(0, faces - 1).Count(_ => random.Next(100) < site.MoodPercent);

    private string RemarkFor(int face)
    {
        bool happy = face * 2 >= faces;
        IReadOnlyList<Remark> fitting = [.. remarks.Where(remark => remark.Happy == happy)];
        IReadOnlyList<Remark> choice = fitting.Count > 0 ? fitting : remarks;
        return choice[random.Next(choice.Count)].Id;
    }

    private TimeSpan Between(int leastMs, int mostMs) => TimeSpan.FromMilliseconds(random.Next(leastMs, mostMs));

    // string.GetHashCode differs from run to run (FNV-1a does not).
    private static int StableSeed(int seed, string device) =>
        (int)device.Aggregate(2_166_136_261u ^ (uint)seed, (hash, letter) => unchecked((hash ^ letter) * 16_777_619u));
}
