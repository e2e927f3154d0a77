using Cem.Edge.Hub.Judgements;

namespace Cem.Edge.Hub.Tests.Judgements;

public sealed class AgreementTests
{
    [Fact]
    public void Without_a_judgement_there_is_no_figure() => Assert.Empty(Agreement.Of([]));

    [Fact]
    public void A_finding_is_right_when_nothing_of_it_was_corrected_and_each_part_on_its_own()
    {
        IReadOnlyList<AgreementRow> rows = Agreement.Of(
        [
            Judged("en", "pain", "pain", "v1"), Judged("en", "pain", "pain", "v1"), Judged("en", "pain", "none", "v2"), Judged("zh", "itch", "itch", "v2", department: "it"),
        ]);

        Assert.Equal((4, 2), Row(rows, "all", ""));
        Assert.Equal((3, 2), Row(rows, "language", "en"));
        Assert.Equal((1, 0), Row(rows, "language", "zh"));
        Assert.Equal((3, 2), Row(rows, "label", "pain"));
        Assert.Equal((1, 1), Row(rows, "label", "itch"));
        Assert.Equal((2, 0), Row(rows, "versions", "v2"));
        Assert.Equal((4, 3), Row(rows, "part", "label"));
        Assert.Equal((4, 3), Row(rows, "part", "department"));
        Assert.Equal((4, 4), Row(rows, "part", "gate"));
    }

    [Fact]
    public void Eight_of_ten_lie_between_49_and_94_of_a_hundred()
    {
        var row = new AgreementRow("all", "", 10, 8);

        Assert.Equal((0.8, 0.490, 0.943), (row.Share, Math.Round(row.Low, 3), Math.Round(row.High, 3)));
    }

    private static (long N, long Right) Row(IReadOnlyList<AgreementRow> rows, string group, string value)
    {
        AgreementRow row = Assert.Single(rows, row => row.Group == group && row.Value == value);
        return (row.N, row.Right);
    }

    private static Judgement Judged(string language, string said, string truth, string versions, string department = "")
    {
        var before = new ClauseLabels { Gate = "opinion", Polarity = "negative", Label = said, Severity = "info" };
        return new Judgement
        {
            Arrival = 1, Place = new ClausePlace(0, 1), Language = language, PersonId = "quinn", PersonName = "Quinn", At = DateTimeOffset.UnixEpoch, Versions = versions,
            SpokenBy = "lexicon", Before = before, After = before with { Label = truth, Department = department },
        };
    }
}
