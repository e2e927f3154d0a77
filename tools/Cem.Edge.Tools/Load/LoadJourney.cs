using System.Text.Json;

namespace Cem.Edge.Tools.Load;

/// <summary>A journey with a place for every device of the run, ten devices to a touchpoint, so that touchpoints and counters are real work.</summary>
internal static class LoadJourney
{
    public const string Question = "visit";

    public const int Scale = 4;

    public static void Write(string path, int devices) => File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(new
    {
        schema = "cem.journey/1",
        tenant = LoadPlan.Tenant,
        name = "Load",
        departments = new[] { new { id = "store", name = "Store" } },
        questions = new[] { new { id = Question, scale = Scale, text = "How was your visit?" } },
        regions = new[]
        {
            new
            {
                id = "region",
                name = "Region",
                sites = new[]
                {
                    new
                    {
                        id = LoadPlan.Site,
                        name = "Site",
                        timeZone = "UTC",
                        kind = "test",
                        openingHours = new Dictionary<string, string> { ["mon-sun"] = "00:00-24:00" },
                        touchpoints = Enumerable.Range(0, (devices + 9) / 10).Select(number => new
                        {
                            id = Touchpoint(number),
                            name = Touchpoint(number),
                            stage = "action",
                            type = "exit",
                            department = "store",
                            question = Question,
                        }),
                    },
                },
            },
        },
        devices = Enumerable.Range(0, devices).Select(number => new
        {
            id = LoadPlan.Device(number),
            assignments = new[] { new { touchpoint = Touchpoint(number / 10), from = "2026-01-01" } },
        }),
        people = Array.Empty<object>(),
    }));

    private static string Touchpoint(int number) => $"touchpoint-{number}";
}
