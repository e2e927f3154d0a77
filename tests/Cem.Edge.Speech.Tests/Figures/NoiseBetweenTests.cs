using Cem.Edge.Speech.Measuring;
using Cem.Edge.Speech.Tests.Support;
using Xunit.Abstractions;

namespace Cem.Edge.Speech.Tests.Figures;

/// <summary>Noise between two sentences adds no error: errors(A + noise + B) is at most errors(A) + errors(B).</summary>
[Collection(SpeechEngineTests.Name)]
public class NoiseBetweenTests(SpeechEngine engine, ITestOutputHelper output)
{
    private const int PairsOfEach = 4;
    private static readonly TranscribeOptions Options = new();
    private readonly Dictionary<Sentence, int> alone = [];

    private sealed record Sentence(string Text, string Language, float[] Samples);

    private readonly record struct Pair(int With, int Without);

    [NeedsSharedFact("speech/noise")]
    public void Six_seconds_of_noise_between_two_remarks_add_no_error()
    {
        var (first, second) = (new Sentence("I wish you had more parking", "en", Sound.Remark("wish-parking.wav")), new Sentence("The charger I bought here caught fire", "en", Sound.Remark("charger-fire.wav")));

        foreach (var noise in Noises().Where(clip => clip.File is "noise/icon_trumpet-12.wav" or "noise/tone_beeperr.wav" or "noise/moh_macroform-cold_day.wav"))
        {
            var pair = Mix(first, noise, seconds: 6, second, new TranscribeOptions { Beams = 1 });
            Assert.True(pair.With <= pair.Without, $"{noise.File}: {pair.With} errors with it, {pair.Without} without");
        }
    }

    [MeasureFact("speech")]
    public void No_noise_file_adds_an_error_to_the_clips_around_it()
    {
        var (english, chinese) = (Sentences("en"), Sentences("zh"));
        var noises = Noises();
        Assert.Equal(13, noises.Count);

        var files = noises.Select((noise, file) => (noise.File, Pairs: Enumerable.Range(0, PairsOfEach).Select(pair => Mix(pair % 2 == 0 ? english : chinese, noise, (file * PairsOfEach) + pair)).ToList())).ToList();
        foreach (var (file, pairs) in files)
            output.WriteLine($"{file}: {pairs.Sum(pair => pair.With)} errors with it, {pairs.Sum(pair => pair.Without)} without, more in {pairs.Count(pair => pair.With > pair.Without)} of {pairs.Count} pairs");

        Assert.All(files, file => Assert.InRange(file.Pairs.Sum(pair => pair.With), 0, file.Pairs.Sum(pair => pair.Without)));
    }

    private static List<SharedClip> Noises() => [.. SharedClip.All().Where(clip => clip.IsNoise)];

    private static List<Sentence> Sentences(string language) =>
    [
        .. SharedClip.All().Where(clip => clip.Counted == language).Select(clip => new Sentence(clip.Transcript, language, clip.Samples()))
            .Where(sentence => sentence.Samples.Length < 12 * AudioRate.SpeechHz),
    ];

    /// <summary>Every pair takes two other clips, far apart in the list, that is from different sets and speakers.</summary>
    private Pair Mix(List<Sentence> sentences, SharedClip noise, int number) =>
        Mix(sentences[number * 7 % sentences.Count], noise, seconds: 60, sentences[((number * 7) + (sentences.Count / 2)) % sentences.Count], Options);

    private Pair Mix(Sentence first, SharedClip noise, int seconds, Sentence second, TranscribeOptions options)
    {
        float[] together = [.. first.Samples, .. noise.Samples().Take(seconds * AudioRate.SpeechHz), .. second.Samples];
        return new(Errors(new Sentence(first.Text + " " + second.Text, first.Language, together), options), Alone(first, options) + Alone(second, options));
    }

    private int Alone(Sentence sentence, TranscribeOptions options)
    {
        if (!alone.TryGetValue(sentence, out var errors))
            alone[sentence] = errors = Errors(sentence, options);
        return errors;
    }

    private int Errors(Sentence sentence, TranscribeOptions options) =>
        SpeechErrors.Between(sentence.Text, engine.Transcriber.Transcribe(sentence.Samples, options, default).Text, sentence.Language).Errors;
}
