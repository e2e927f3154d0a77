using Cem.Edge.Speech.Decoding;
using Cem.Edge.Speech.Measuring;
using Cem.Edge.Speech.Resampling;
using Cem.Edge.Speech.Tests.Support;
using Xunit.Abstractions;

namespace Cem.Edge.Speech.Tests.Figures;

/// <summary>A call of ten minutes, built of clips, against the same clips one by one over the same line.</summary>
[Collection(SpeechEngineTests.Name)]
public class LongCallTests(SpeechEngine engine, ITestOutputHelper output)
{
    private static readonly TranscribeOptions Options = new();

    private sealed record Reading(int Errors, int Units, double SpeechSeconds, double Seconds)
    {
        public double Rate => (double)Errors / Units;

        public double Cost => Seconds / SpeechSeconds;

        public Reading And(Reading other) => new(Errors + other.Errors, Units + other.Units, SpeechSeconds + other.SpeechSeconds, Seconds + other.Seconds);
    }

    [MeasureFact("speech")]
    public void Ten_minutes_of_stereo_read_as_well_and_as_fast_as_their_sentences()
    {
        var call = Call.OfTenMinutes();
        var alone = call.Said.SelectMany(side => side).Select(Alone).Aggregate((sum, next) => sum.And(next));
        var (sides, phrases) = Whole(call);
        var together = sides.Aggregate((sum, next) => sum.And(next));
        output.WriteLine($"call of {call.Length}: {together.Errors} of {together.Units} errors, {together.Cost:0.000} s per second of speech; one by one {alone.Errors}, {alone.Cost:0.000}");

        Assert.InRange(call.Length.TotalMinutes, 10, 12);
        Assert.InRange(together.Rate, 0, alone.Rate + 0.01);
        Assert.InRange(together.Cost, 0, 1.3 * alone.Cost);
        Assert.DoesNotContain(phrases, phrase => phrase.Reason == "repeats itself");
        Assert.All(phrases.Zip(phrases.Skip(1)).Where(pair => pair.First.Start < pair.Second.Start), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    private Reading Alone(SharedClip clip)
    {
        var heard = engine.Transcriber.Transcribe(Resampler.For(Call.RateHz, AudioRate.SpeechHz).Resample(clip.Telephone()), Options, default);
        return Read(clip.Transcript, heard.Phrases, heard.Elapsed);
    }

    private (List<Reading> Sides, List<Phrase> Phrases) Whole(Call call)
    {
        using var audio = AudioFile.Open(new MemoryStream(call.ToWav()), "call.wav");
        var streams = call.Said.Select(_ => engine.Transcriber.Begin(Options)).ToList();
        var phrases = call.Said.Select(_ => new List<Phrase>()).ToList();
        float[][] block = [new float[AudioRate.SpeechHz], new float[AudioRate.SpeechHz]];
        while (audio.Read(block, default) is var count and > 0)
        {
            for (var side = 0; side < 2; side++)
                phrases[side].AddRange(streams[side].Feed(block[side].AsSpan(0, count), default));
        }

        for (var side = 0; side < 2; side++)
            phrases[side].AddRange(streams[side].End(default));
        var readings = call.Said.Select((said, side) => Read(string.Join(' ', said.Select(clip => clip.Transcript)), phrases[side], streams[side].Elapsed)).ToList();
        streams.ForEach(stream => stream.Dispose());
        return (readings, [.. phrases.SelectMany(side => side)]);
    }

    private static Reading Read(string transcript, IReadOnlyList<Phrase> phrases, TimeSpan elapsed)
    {
        var errors = SpeechErrors.Between(transcript, string.Join(' ', phrases.Select(phrase => phrase.Text)), "en");
        return new(errors.Errors, errors.Units, phrases.Sum(phrase => (phrase.End - phrase.Start).TotalSeconds), elapsed.TotalSeconds);
    }
}
