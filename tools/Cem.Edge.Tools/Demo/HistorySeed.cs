using System.Globalization;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Tools.Demo;

/// <summary>
/// Eight weeks of answers before the demo began, so that pages have something to compare with. They go through the hub's import and are
/// labelled simulated. Each touchpoint has a mood that drifts, and one of them has got worse lately, so that there is something to find.
/// </summary>
internal static class HistorySeed
{
    public const int Weeks = 8;
    private const int AnswersPerDay = 36;
    private static readonly TimeSpan LatelyWorse = TimeSpan.FromDays(12);

    public const string Header = "number,touchpoint,value,at,simulated";

    /// <summary>CSV rows, oldest first at each touchpoint; the same journey, seed and day give the same rows.</summary>
    public static IEnumerable<string> Rows(JourneyMap journey, int seed, DateTimeOffset now)
    {
        long number = 0;
        for (int place = 0; place < journey.Touchpoints.Count; place++)
        {
            PlacedTouchpoint spot = journey.Touchpoints[place];
            int scale = journey.Question(spot.Touchpoint.Question)?.Scale ?? 5;
            var random = new Random(unchecked(seed + (place * 7_919)));
            double mood = 0.6 + (0.25 * random.NextDouble());
            foreach (DateTimeOffset at in Times(random, now))
            {
                double drift = place == 0 && now - at < LatelyWorse ? -0.22 : 0.04 * Math.Sin((now - at).TotalDays / 9);
                int value = Enumerable.Range(0, scale - 1).Count(_ => random.NextDouble() < mood + drift);
                yield return string.Create(CultureInfo.InvariantCulture, $"{++number},{spot.Touchpoint.Id},{value},{at:yyyy-MM-ddTHH:mm:ssZ},true");
            }
        }
    }

    // Ten opening hours a day; the last hour before now stays empty, because it belongs to the kiosks.
    private static IEnumerable<DateTimeOffset> Times(Random random, DateTimeOffset now)
    {
        DateTimeOffset firstDay = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-7 * Weeks);
        for (int day = 0; day <= 7 * Weeks; day++)
        {
            double[] minutes = [.. Enumerable.Range(0, AnswersPerDay).Select(_ => random.NextDouble() * 600).Order()];
            foreach (double minute in minutes)
            {
                DateTimeOffset at = firstDay.AddDays(day).AddHours(9).AddMinutes(minute);
                if (at < now.AddHours(-1))
                {
                    yield return at;
                }
            }
        }
    }
}
