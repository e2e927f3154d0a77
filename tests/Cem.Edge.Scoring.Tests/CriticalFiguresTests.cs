using System.Text.Json;
using Xunit.Abstractions;
using static Cem.Edge.Scoring.Tests.Support.OneScorer;

namespace Cem.Edge.Scoring.Tests;

/// <summary>The 60 remarks that must alert and the 2,000 with near words that must not (edge-agent/labelled-remarks).</summary>
public sealed class CriticalFiguresTests(ITestOutputHelper output)
{
    [Fact]
    public void At_least_95_in_100_critical_remarks_alert()
    {
        var remarks = Remarks("critical.jsonl");
        var missed = remarks.Where(text => !Alerts(text)).ToArray();

        output.WriteLine($"recall {1 - (missed.Length / (double)remarks.Length):0.000}, n {remarks.Length}{Environment.NewLine}{string.Join(Environment.NewLine, missed)}");
        Assert.InRange(missed.Length, 0, remarks.Length * 0.05);
    }

    [Fact]
    public void At_most_1_in_100_harmless_remarks_alerts()
    {
        var remarks = Remarks("harmless.jsonl");
        var alarms = remarks.Where(Alerts).ToArray();

        output.WriteLine($"false alarms {alarms.Length / (double)remarks.Length:0.0000}, n {remarks.Length}{Environment.NewLine}{string.Join(Environment.NewLine, alarms)}");
        Assert.InRange(alarms.Length, 0, remarks.Length * 0.01);
    }

    private static bool Alerts(string text) => Score(text).Findings.Any(finding => finding.Severity == Severity.Critical);

    private static string[] Remarks(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cem.Edge.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return [.. File.ReadLines(Path.Combine(folder.FullName, "edge-agent", "labelled-remarks", file)).Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("text").GetString()!)];
    }
}
