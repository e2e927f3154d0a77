using Cem.Edge.Speech.Tests.Support;
using Cem.Edge.Speech.Whisper;
using Xunit.Abstractions;

namespace Cem.Edge.Speech.Tests.Confidence;

/// <summary>The confidence of phrases, fitted again from the figures of the clips (clips.tsv: no text, no names) and judged on clips it was not fitted on.</summary>
public class WordAccuracyTests(ITestOutputHelper output)
{
    private const int Parts = 10;
    private const int Bands = 5;
    private static readonly IReadOnlyList<Observation> Clips = ClipFigures.Read().Select(clip => clip.ToObservation()).ToList();

    [Fact]
    public void Coefficients_of_the_engine_are_those_that_the_clips_give()
    {
        var fitted = LogisticFit.Of(Clips);
        output.WriteLine(string.Join(", ", fitted.Select(value => value.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture))));

        Assert.Equal(WordAccuracy.Coefficients.Count, fitted.Length);
        Assert.All(fitted.Zip(WordAccuracy.Coefficients), pair => Assert.Equal(pair.First, pair.Second, 0.01));
    }

    [Fact]
    public void On_clips_it_was_not_fitted_on_the_confidence_is_within_five_points_of_the_truth_in_every_band()
    {
        var judged = Clips.Select((clip, i) => (clip, Expected: LogisticFit.Expected(FittedWithout(i % Parts), clip.Signs))).OrderBy(pair => pair.Expected).ToList();
        var bands = Split(judged);

        foreach (var band in bands)
        {
            var weight = band.Sum(pair => pair.clip.Weight);
            var (promised, kept) = (band.Sum(pair => pair.Expected * pair.clip.Weight) / weight, band.Sum(pair => pair.clip.Right * pair.clip.Weight) / weight);
            output.WriteLine($"{band.Count} clips, {weight:0} units: promised {promised:P1}, right {kept:P1}");
            Assert.InRange(promised - kept, -0.05, 0.05);
        }

        Assert.True(bands[^1].Average(pair => pair.clip.Right) - bands[0].Average(pair => pair.clip.Right) > 0.15, "it must tell good from bad");
    }

    [Fact]
    public void Text_that_loops_or_is_cut_off_is_never_trusted_however_likely_its_words()
    {
        var fine = new AttemptOutcome(Ended: true, AvgLogProb: -0.05, Compression: 1.2, Repeats: false, Loops: false, NoSpeech: 0);

        Assert.InRange(WordAccuracy.Of(fine, "en"), 0.9, 1);
        Assert.All([fine with { Loops = true }, fine with { Ended = false }, fine with { Compression = 3 }], outcome => Assert.InRange(WordAccuracy.Of(outcome, "en"), 0, 0.5));
    }

    [Fact]
    public void Less_likely_text_is_never_trusted_more()
    {
        var trusted = Enumerable.Range(0, 30).Select(i => WordAccuracy.Of(new AttemptOutcome(true, -i / 10.0, 1, false, false, 0), "en")).ToList();

        Assert.Equal(trusted.OrderDescending(), trusted);
    }

    private static double[] FittedWithout(int part) => LogisticFit.Of([.. Clips.Where((_, i) => i % Parts != part)]);

    /// <summary>Bands of equally many words.</summary>
    private static List<List<(Observation clip, double Expected)>> Split(List<(Observation clip, double Expected)> judged)
    {
        var (total, passed) = (judged.Sum(pair => pair.clip.Weight), 0.0);
        return [.. judged.GroupBy(pair => Math.Min(Bands - 1, (int)(Bands * ((passed += pair.clip.Weight) - (pair.clip.Weight / 2)) / total))).Select(band => band.ToList())];
    }
}
