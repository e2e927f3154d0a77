using System.Globalization;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Tools.Demo;

namespace Cem.Edge.Tools.Tests.Demo;

public sealed class HistorySeedTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 14, 30, 0, TimeSpan.Zero);
    private static readonly JourneyMap Journey =
        JourneyFile.Read(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(ProgramPaths.Hub) ?? "", "journeys", "demo.json"))).Map!; // the shipped journey is valid

    private readonly string[][] rows = [.. HistorySeed.Rows(Journey, seed: 7, Now).Select(row => row.Split(','))];

    [Fact]
    public void The_same_seed_tells_the_same_history() =>
        Assert.Equal(HistorySeed.Rows(Journey, seed: 7, Now), rows.Select(row => string.Join(',', row)));

    [Fact]
    public void Every_touchpoint_has_enough_answers_for_figures_with_n_of_30_a_week() =>
        Assert.All(Journey.Touchpoints, place => Assert.True(rows.Count(row => row[1] == place.Touchpoint.Id) > 30 * HistorySeed.Weeks));

    [Fact]
    public void Numbers_are_unique_and_every_row_says_that_it_is_simulated()
    {
        Assert.Equal(rows.Length, rows.Select(row => row[0]).Distinct().Count());
        Assert.All(rows, row => Assert.Equal("true", row[4]));
    }

    [Fact]
    public void No_answer_lies_in_the_last_hour_or_the_future() => Assert.All(rows, row => Assert.True(At(row) < Now.AddHours(-1)));

    [Fact]
    public void Values_stay_on_the_scale_of_the_question() => Assert.All(rows, row => Assert.InRange(
        int.Parse(row[2], CultureInfo.InvariantCulture), 0, Journey.Question(Journey.Touchpoint(row[1])!.Touchpoint.Question)!.Scale - 1));

    [Fact]
    public void The_first_touchpoint_has_got_worse_lately_so_that_there_is_something_to_find()
    {
        string place = Journey.Touchpoints[0].Touchpoint.Id;

        Assert.True(Mean(Now.AddDays(-12), Now) < Mean(Now.AddDays(-56), Now.AddDays(-12)) - 0.3);

        double Mean(DateTimeOffset from, DateTimeOffset to) =>
            rows.Where(row => row[1] == place && At(row) >= from && At(row) < to).Average(row => double.Parse(row[2], CultureInfo.InvariantCulture));
    }

    private static DateTimeOffset At(string[] row) => DateTimeOffset.Parse(row[3], CultureInfo.InvariantCulture);
}
