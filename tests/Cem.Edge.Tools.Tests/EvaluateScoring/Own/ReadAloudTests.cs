using Cem.Edge.Scoring;
using Cem.Edge.Speech.Measuring;
using Cem.Edge.Tests.Support;
using Cem.Edge.Tools.EvaluateScoring.Own;
using Cem.Edge.Tools.EvaluateScoring.Reading;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.Shell;
using Cem.Edge.Tools.Tests.Support;

namespace Cem.Edge.Tools.Tests.EvaluateScoring.Own;

public class ReadAloudTests
{
    private static readonly OwnRemark Remark = new(
        "en-001", "nobody came to help", "en", IsHeldOut: true, new("en-001", "opinion", "negative", new Dictionary<string, string>(), "pain", "none", "info", false));

    [FliteFact]
    public async Task Remarks_are_spoken_and_heard_one_by_one()
    {
        using var transcriber = new CountingTranscriber();
        using var error = new StringWriter();

        var heard = await new ReadAloud(transcriber, new Terminal(TextWriter.Null, error)).HearAsync([Remark, Remark with { Id = "en-002", Text = "great" }], CancellationToken.None);

        Assert.Equal([("en-001", "stream 0"), ("en-002", "stream 1")], heard.Select(remark => (remark.Remark.Id, remark.Text)));
        Assert.InRange(transcriber.Fed.Where(fed => fed.Stream == 0).Sum(fed => fed.Samples), Wav.RateHz / 2, 4 * Wav.RateHz);
        Assert.Equal(SpeechErrors.Between(Remark.Text, "stream 0", "en"), heard[0].Errors);
    }

    [Fact]
    public void Loss_is_in_points_of_the_written_figures()
    {
        var aloud = AloudFigures.Of(0.0712, [Lost(Label.None, ""), Lost(Label.Pain, "quality"), Lost(Label.Pain, "quality"), Lost(Label.Pain, "quality")]);

        // Pain falls from F1 1 to 6/7; itch and pleasure, of which there is none, stay at 0.
        Assert.Equal(new Dictionary<string, double> { ["aspect_f1"] = 0, ["department"] = 25, ["label_f1"] = 4.76 }, aloud.Loss);
    }

    [Fact]
    public void Loss_of_few_remarks_stands_in_a_wide_interval()
    {
        var aloud = AloudFigures.Of(0, [.. Enumerable.Range(0, 20).Select(i => i == 0 ? Lost(Label.None, "") : Lost(Label.Pain, "quality"))]);

        Assert.Equal(5, aloud.Loss["department"]);
        Assert.Equal(0, aloud.Between["department"].Low);
        Assert.InRange(aloud.Between["department"].High, 10, 25);
    }

    private static AloudRemark Lost(Label heard, string department) => new(
        Remark.Truth with { Department = "quality" }, Said(Label.Pain, "quality"), Said(heard, department));

    private static Verdict Said(Label label, string department) => new() { Aspects = new Dictionary<string, double?>(), Label = label, Department = department, Gate = Gate.Opinion };
}
