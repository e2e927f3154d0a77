using Cem.Edge.Speech;
using Cem.Edge.Tools.EvaluateSpeech;

namespace Cem.Edge.Tools.Tests.EvaluateSpeech;

public class ReliabilityTests
{
    private const string Said = "the milk was sold out";

    [Fact]
    public void Confidence_of_nine_in_ten_with_nine_words_in_ten_right_has_no_calibration_error()
    {
        var curve = Of([Phrase(0.9, Said), Phrase(0.9, "the silk was sold out")]);

        Assert.Equal(new ReliabilityBin(0.9, 1, 2, 10, 0.9, 0.9, 1), Assert.Single(curve.Bins));
        Assert.Equal((2, 10, 0.0), (curve.Phrases, curve.Words, curve.CalibrationError));
    }

    [Fact]
    public void Bins_hold_what_falls_into_them_and_full_certainty_stands_in_the_last()
    {
        var curve = Of([Phrase(0.05, "no"), Phrase(0.99, Said), Phrase(1, Said)]);

        Assert.Equal([(0, 1), (0.9, 2)], curve.Bins.Select(bin => (bin.From, bin.N)));
        Assert.Equal(0.02, curve.CalibrationError);
    }

    [Fact]
    public void Long_phrase_weighs_as_much_as_its_words()
    {
        var ten = Clip([Phrase(0.5, $"{Said} {Said}")]) with { Clip = new("calls", "b.wav", $"{Said} {Said}", "en", 16_000, "speech") };

        Assert.Equal(0.667, Reliability.Of([ten, Clip([Phrase(0.5, "no")])]).ShareRight);
    }

    [Fact]
    public void Sure_and_wrong_is_the_worst_there_is() => Assert.Equal((1.0, 1.0), (Of([Phrase(1, "no")]).CalibrationError, Of([Phrase(1, "no")]).Brier));

    [Fact]
    public void Phrases_whose_own_truth_is_unknown_are_left_out()
    {
        var two = Clip([Phrase(1, Said), Phrase(1, Said)]);
        var unscored = Clip([Phrase(0, "") with { Status = PhraseStatus.Unscored }]);
        var unknown = Clip([Phrase(1, Said)]) with { Clip = new("calls", "a.wav", "", "en", 16_000, "speech") };

        Assert.Equal(0, Reliability.Of([two, unscored, unknown]).Phrases);
    }

    [Fact]
    public void Unscored_and_suspect_phrases_are_counted_by_reason()
    {
        var figures = UnscoredFigures.Of(
        [
            Clip([Phrase(0, "") with { Status = PhraseStatus.Unscored, Reason = "language" }]),
            Clip([Phrase(0.2, "hm") with { Status = PhraseStatus.Suspect, Reason = "unlikely wording" }, Phrase(0, "") with { Status = PhraseStatus.Unscored, Reason = "language" }]),
        ]);

        Assert.Equal((1, 2, 1), (figures.Clips, figures.Phrases, figures.Suspect));
        Assert.Equal(new Dictionary<string, int> { ["unscored: language"] = 2, ["suspect: unlikely wording"] = 1 }, figures.Reasons);
    }

    private static Reliability Of(IEnumerable<Phrase> phrases) => Reliability.Of(phrases.Select(phrase => Clip([phrase])));

    private static Phrase Phrase(double confidence, string text) =>
        new() { Start = TimeSpan.Zero, End = TimeSpan.FromSeconds(3), Text = text, Language = "en", Status = PhraseStatus.Good, Confidence = confidence };

    private static ClipResult Clip(IReadOnlyList<Phrase> phrases) => new()
    {
        Clip = new("calls", "a.wav", Said, "en", 16_000, "speech"),
        Transcription = Transcription.Of(phrases, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1)),
    };
}
