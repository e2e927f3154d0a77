using Cem.Edge.Speech.Measuring;
using Cem.Edge.Speech.Tests.Confidence;
using Cem.Edge.Speech.Tests.Support;
using Xunit.Abstractions;

namespace Cem.Edge.Speech.Tests.Figures;

/// <summary>The figures of the README, counted on all clips in one run.</summary>
[Collection(SpeechEngineTests.Name)]
public class ClipSetTests(SpeechEngine engine, ITestOutputHelper output)
{
    private sealed record Heard(SharedClip Clip, double Seconds, Transcription Transcription)
    {
        public TimeSpan ModelTime => TimeSpan.FromSeconds(Transcription.Phrases.Sum(phrase => phrase.Figures.ModelTime.TotalSeconds));
    }

    [MeasureFact("speech")]
    public void All_sets_keep_their_promises()
    {
        var heard = SharedClip.All().Select(Read).ToList();
        var (english, chinese) = (Errors(heard, "en"), Errors(heard, "zh"));
        var spoken = heard.Where(result => result.Transcription.Phrases.Count > 0).ToList();
        var overhead = spoken.Sum(result => result.Transcription.Elapsed.TotalSeconds) / spoken.Sum(result => result.ModelTime.TotalSeconds);
        output.WriteLine($"English {english.Errors} of {english.Units}, Mandarin {chinese.Errors} of {chinese.Units}, {overhead:0.00} times the bare model");

        KeepForConfidence(heard);

        Assert.InRange(english.Errors, 0, 100);
        Assert.InRange(chinese.Errors, 0, 126);
        Assert.InRange(overhead, 1, 1.2);
        Assert.All(heard.Where(result => result.Clip.IsNoise), result => Assert.Equal("", result.Transcription.Text));
        Assert.All(heard.Where(result => result.Clip is { IsNoise: false, Language: "en" or "zh" }), result => Assert.NotEqual("", result.Transcription.Text));
        Assert.All(heard.Where(result => result.Clip.Language is "nl" or "ko" or "pt" or "ja"), result => Assert.Equal(("", "language"), (result.Transcription.Text, result.Transcription.Reason)));
    }

    /// <summary>Writes the figures from which the confidence is fitted, under CEM_CONFIDENCE_OUT; the file in the repository is such a one.</summary>
    private static void KeepForConfidence(List<Heard> heard)
    {
        if (Environment.GetEnvironmentVariable("CEM_CONFIDENCE_OUT") is { Length: > 0 } path)
            File.WriteAllLines(path, [ClipFigures.Header, .. heard.Where(result => result.Clip.Counted is not null && result.Transcription.Text.Length > 0).Select(result => ClipFigures.Of(result.Clip, result.Transcription).Line())]);
    }

    private Heard Read(SharedClip clip)
    {
        var samples = clip.Samples();
        return new(clip, samples.Length / (double)AudioRate.SpeechHz, engine.Transcriber.Transcribe(samples, new TranscribeOptions(), default));
    }

    private static SpeechErrors Errors(List<Heard> heard, string language)
    {
        var results = heard.Where(result => result.Clip.Counted == language && result.Seconds <= SharedClip.LongestSeconds).Select(result => result.Clip.Errors(result.Transcription.Text)).ToList();
        return new(results.Sum(result => result.Errors), results.Sum(result => result.Units));
    }
}
