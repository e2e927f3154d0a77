using System.Text.Json;
using Cem.Edge.Speech;
using Cem.Edge.Tools.EvaluateSpeech;

namespace Cem.Edge.Tools.Tests.EvaluateSpeech;

public class EvaluationDocumentTests
{
    private static readonly ManifestClip Call = new("calls", "a.wav", "the milk was sold out", "en", 16_000, "speech");

    [Fact]
    public void Sets_sum_errors_units_and_seconds()
    {
        var set = Of(Result(Call, "the silk was sold out", seconds: 4, took: 1), Result(Call, "", seconds: 6, took: 2)).Sets["calls"];

        Assert.Equal((2, 6, 10, 10, 3), (set.Clips, set.Errors, set.Units, set.SecondsAudio, set.Seconds));
    }

    [Fact]
    public void Words_written_on_noise_are_errors_without_units()
    {
        var noise = Call with { Set = "noise", Kind = "music", Transcript = "" };

        Assert.Equal((2, 0), (Of(Result(noise, "thank you", 5, 1)).Sets["noise"].Errors, Of(Result(noise, "thank you", 5, 1)).Sets["noise"].Units));
    }

    [Fact]
    public void Clips_without_transcript_count_only_their_time() =>
        Assert.Equal(new SetFigures(1, 0, 0, 5, 1), Of(Result(Call with { Transcript = "" }, "whatever", 5, 1)).Sets["calls"]);

    [Fact]
    public void Set_names_its_median_and_its_worst_clip_and_counts_silenced_ones_apart()
    {
        var set = Of(
            Result(Call with { File = "good.wav" }, "the milk was sold out", 4, 1),
            Result(Call with { File = "fair.wav" }, "the silk was sold out", 4, 1),
            Result(Call with { File = "lost.wav" }, "", 4, 1)).Sets["calls"];

        Assert.Equal((0.2, new WorstClip("lost.wav", 5, 5), 1), (set.Median, set.Worst, set.Unscored));
    }

    [Fact]
    public void Agreed_members_keep_their_names()
    {
        var json = JsonSerializer.SerializeToElement(Of(Result(Call, "the milk was sold out", 4, 1)), EvaluationJson.Default.EvaluationDocument);

        Assert.Equal(["sets", "rtf", "overhead", "peak_rss_mb", "model", "policy", "reruns"], json.EnumerateObject().Select(member => member.Name).Take(7));
        Assert.Equal(["clips", "errors", "units", "seconds_audio", "seconds"], json.GetProperty("sets").GetProperty("calls").EnumerateObject().Select(member => member.Name).Take(5));
        Assert.Equal(["beams", "fast_path", "language", "threads"], json.GetProperty("policy").EnumerateObject().Select(member => member.Name));
        Assert.False(json.TryGetProperty("soak", out _));
    }

    [Fact]
    public void Long_clips_are_reported_apart_and_kept_out_of_the_ratios()
    {
        var document = Of(Result(Call, "the milk was sold out", seconds: 10, took: 1, model: 0.8), Result(Call, "", seconds: 40, took: 30));

        Assert.Equal(["calls", "calls_long"], document.Sets.Keys.Order());
        Assert.Equal(0.1, document.Rtf);
        Assert.Equal(1.25, document.Overhead);
    }

    [Fact]
    public void Unreadable_clip_counts_as_deletions() =>
        Assert.Equal(5, Of(new ClipResult { Clip = Call, Failure = "a.wav: cut short." }).Sets["calls"].Errors);

    private static EvaluationDocument Of(params ClipResult[] results) =>
        EvaluationDocument.Of(results, "test", new TranscribeOptions(), new SpeechRuntimeOptions());

    private static ClipResult Result(ManifestClip clip, string text, double seconds, double took, double model = 1) => new()
    {
        Clip = clip,
        Took = TimeSpan.FromSeconds(took),
        Transcription = new Transcription
        {
            Audio = TimeSpan.FromSeconds(seconds),
            Elapsed = TimeSpan.FromSeconds(took),
            Phrases =
            [
                new Phrase
                {
                    Start = TimeSpan.Zero, End = TimeSpan.FromSeconds(seconds), Text = text, Language = "en", Status = PhraseStatus.Good,
                    Figures = new DecodingFigures { ModelTime = TimeSpan.FromSeconds(model) },
                },
            ],
        },
    };
}
