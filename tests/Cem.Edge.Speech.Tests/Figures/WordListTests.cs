using System.Diagnostics;
using Cem.Edge.Speech.Measuring;
using Cem.Edge.Speech.Tests.Support;
using Xunit.Abstractions;

namespace Cem.Edge.Speech.Tests.Figures;

/// <summary>What a store's word list does: to sentences with its names, spoken by two synthetic voices, and to clips that hold none of them.</summary>
[Collection(SpeechEngineTests.Name)]
public sealed class WordListTests(SpeechEngine engine, ITestOutputHelper output) : IDisposable
{
    private static readonly (string Sentence, string Name)[] Spoken =
    [
        ("I would like to return my Lumexa lamp because it flickers.", "Lumexa"), ("The Bramblewick blanket is much too expensive.", "Bramblewick"),
        ("Siobhan at the till was very kind to me.", "Siobhan"), ("Your Zephyr Pro fan broke after two days.", "Zephyr Pro"),
        ("I asked Kaspersen for help and he never came back.", "Kaspersen"), ("The Aurora Kettle leaks from the lid.", "Aurora Kettle"),
        ("Where can I find the Veloria shampoo?", "Veloria"), ("Mister Nguyen explained everything very well.", "Nguyen"),
        ("The Quixel tablet does not charge.", "Quixel"), ("I love the new Tandori oat drink.", "Tandori"),
        ("Ms Oyelaran was rude to my daughter.", "Oyelaran"), ("Please order more Brightmoor candles.", "Brightmoor"),
        ("The Nordvik jacket lost its buttons.", "Nordvik"), ("Thank you Aoife for finding my wallet.", "Aoife"),
        ("My Pelago headphones stopped working.", "Pelago"), ("The Corvane coffee machine is always out of order.", "Corvane"),
        ("Is the Mirelle perfume still in stock?", "Mirelle"), ("I spoke to Matthias at the service desk.", "Matthias"),
    ];

    private static readonly TranscribeOptions Without = new() { Language = "en" };
    private static readonly TranscribeOptions With = Without with { Words = [.. Spoken.Select(spoken => spoken.Name)] };
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [MeasureFact("speech")]
    public void Names_are_found_and_other_words_are_not_lost()
    {
        var sounds = Spoken.SelectMany((spoken, i) => new[] { "slt", "rms" }.Select(voice => (spoken.Sentence, spoken.Name, Sound: Say(spoken.Sentence, voice, i)))).ToList();

        var (without, with) = (sounds.Select(sound => Read(sound.Sound, Without)).ToList(), sounds.Select(sound => Read(sound.Sound, With)).ToList());
        var (namesBefore, names) = (Names(sounds.Select(sound => sound.Name), without), Names(sounds.Select(sound => sound.Name), with));
        var (errorsBefore, errors) = (Errors(sounds.Select(sound => sound.Sentence), without), Errors(sounds.Select(sound => sound.Sentence), with));
        output.WriteLine($"names {namesBefore} -> {names} of {sounds.Count}, errors {errorsBefore} -> {errors}");

        Assert.InRange(names, namesBefore + 8, sounds.Count);
        Assert.InRange(errors, 0, errorsBefore - 8);
    }

    [MeasureFact("speech")]
    public void Clips_without_these_names_are_read_as_before()
    {
        var clips = SharedClip.All().Where(clip => clip.Counted == "en").Where((_, i) => i % 4 == 0).ToList();

        var (without, with) = (clips.Select(clip => Read(clip.Samples(), Without)).ToList(), clips.Select(clip => Read(clip.Samples(), With)).ToList());

        Assert.InRange(Errors(clips.Select(clip => clip.Transcript), with), 0, Errors(clips.Select(clip => clip.Transcript), without) + 1);
    }

    private float[] Say(string sentence, string voice, int number)
    {
        var path = Path.Combine(folder.Path, $"{number}-{voice}.wav");
        using var flite = Process.Start(new ProcessStartInfo("flite", ["-voice", voice, "-t", sentence, "-o", path]))!;
        flite.WaitForExit();
        return WholeRecording.Read(path).ToSpeech();
    }

    private string Read(float[] samples, TranscribeOptions options) => engine.Transcriber.Transcribe(samples, options, default).Text;

    private static int Names(IEnumerable<string> names, List<string> texts) => names.Zip(texts).Count(pair => pair.Second.Contains(pair.First, StringComparison.OrdinalIgnoreCase));

    private static int Errors(IEnumerable<string> sentences, List<string> texts) => sentences.Zip(texts).Sum(pair => SpeechErrors.Between(pair.First, pair.Second, "en").Errors);
}
