using Cem.Edge.Speech.Measuring;
using Cem.Edge.Speech.Tests.Support;

namespace Cem.Edge.Speech.Tests.Figures;

/// <summary>Noise between two sentences adds no error: errors(A + noise + B) is at most errors(A) + errors(B).</summary>
[Collection(SpeechEngineTests.Name)]
public class NoiseBetweenTests(SpeechEngine engine)
{
    private sealed record Sentence(string Text, string Language, float[] Samples);

    [NeedsSharedFact("speech/noise")]
    public void Six_seconds_of_noise_between_two_remarks_add_no_error()
    {
        var (first, second) = (new Sentence("I wish you had more parking", "en", Sound.Remark("wish-parking.wav")), new Sentence("The charger I bought here caught fire", "en", Sound.Remark("charger-fire.wav")));

        foreach (var noise in SharedClip.All().Where(clip => clip.File is "noise/icon_trumpet-12.wav" or "noise/tone_beeperr.wav" or "noise/moh_macroform-cold_day.wav"))
            AddsNoError(first, noise, seconds: 6, second, new TranscribeOptions { Beams = 1 });
    }

    [MeasureFact("speech")]
    public void No_noise_file_between_two_clips_adds_an_error()
    {
        var sentences = SharedClip.All().Where(clip => clip.Counted is not null).Where((_, i) => i % 5 == 0)
            .Select(clip => new Sentence(clip.Transcript, clip.Counted!, clip.Samples())).Where(sentence => sentence.Samples.Length < 12 * AudioRate.SpeechHz).ToList();
        var noises = SharedClip.All().Where(clip => clip.IsNoise).ToList();
        Assert.Equal(13, noises.Count);
        for (var i = 0; i < noises.Count; i++)
        {
            var first = sentences[2 * i % sentences.Count];
            var second = sentences.Where(sentence => sentence.Language == first.Language && sentence != first).ElementAt(i % 5);
            AddsNoError(first, noises[i], seconds: 60, second, new TranscribeOptions());
        }
    }

    private void AddsNoError(Sentence first, SharedClip noise, int seconds, Sentence second, TranscribeOptions options)
    {
        float[] together = [.. first.Samples, .. noise.Samples().Take(seconds * AudioRate.SpeechHz), .. second.Samples];

        var errors = Errors(new Sentence(first.Text + " " + second.Text, first.Language, together), options);
        var (before, after) = (Errors(first, options), Errors(second, options));

        Assert.True(errors <= before + after, $"{noise.File}: {errors} errors with it, {before} and {after} without");
    }

    private int Errors(Sentence sentence, TranscribeOptions options) =>
        SpeechErrors.Between(sentence.Text, engine.Transcriber.Transcribe(sentence.Samples, options, default).Text, sentence.Language).Errors;
}
