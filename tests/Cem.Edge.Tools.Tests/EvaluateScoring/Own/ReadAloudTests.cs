using Cem.Edge.Speech.Measuring;
using Cem.Edge.Tests.Support;
using Cem.Edge.Tools.EvaluateScoring.Own;
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
        var written = new OwnFigures(100, 1, 0.9, 1, 0.95, 0.8, 0.8, 0.8, 0.8, 1, 1);

        var aloud = AloudFigures.Of(0.0712, written, written with { AspectF1 = 0.85, Department = 0.96, LabelF1 = 0.8 });

        Assert.Equal(new Dictionary<string, double> { ["aspect_f1"] = 5, ["department"] = -1, ["label_f1"] = 0 }, aloud.Loss);
    }
}
