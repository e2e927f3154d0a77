using Cem.Edge.Speech.Models;
using Cem.Edge.Speech.Tests.Support;
using Cem.Edge.Speech.Vad;
using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Tests.Vad;

public sealed class VoiceDetectorTests : IDisposable
{
    private readonly VoiceDetector detector = VoiceDetector.Load(ModelFolder.Open(SpeechModels.Find().Vad, VoiceDetector.Layout));

    public void Dispose() => detector.Dispose();

    [Theory]
    [InlineData("queue-long.wav")]
    [InlineData("stock-empty.wav")]
    [InlineData("charger-fire.wav")]
    public void Spoken_remark_is_mostly_speech(string remark)
    {
        var probabilities = detector.Probabilities(Sound.Remark(remark), default);

        Assert.InRange(probabilities.Count(probability => probability > 0.5) / (double)probabilities.Length, 0.6, 1);
    }

    [Fact]
    public void Silence_noise_and_tones_are_no_speech()
    {
        float[][] sounds = [Sound.Silence(2), Sound.WhiteNoise(2, 0.1), Sound.Sine(440, 2)];

        Assert.All(sounds, sound => Assert.Empty(PhraseFinder.Find(detector.Probabilities(sound, default), sound.Length, new PhraseRules())));
    }

    [Fact]
    public void State_of_one_recording_does_not_reach_the_next()
    {
        var remark = Sound.Remark("wish-parking.wav");
        var alone = detector.Probabilities(remark, default);
        detector.Probabilities(Sound.WhiteNoise(1, 0.5), default);

        Assert.Equal(alone, detector.Probabilities(remark, default));
    }

    [Fact]
    public void Rest_during_long_stillness_changes_nothing_in_the_remark_behind_it()
    {
        float[] sound = [.. new float[600 * VoiceDetector.FrameSamples], .. Sound.Remark("queue-long.wav")];
        var withoutRest = WithoutRest(sound);

        var heard = detector.Probabilities(sound, default);

        Assert.All(heard.Zip(withoutRest), pair => Assert.Equal(pair.Second, pair.First, 0.1f));
        Assert.Equal(Places(withoutRest), Places(heard));

        IEnumerable<(long, long)> Places(float[] probabilities) => PhraseFinder.Find(probabilities, sound.Length, new PhraseRules()).Select(span => (span.Start, span.End));
    }

    [NeedsSharedFact("speech/noise")]
    public void First_word_after_a_minute_of_hold_music_is_heard_as_at_the_beginning_of_a_recording()
    {
        var remark = Sound.Remark("charger-fire.wav");
        var alone = detector.Probabilities(remark, default);
        foreach (var music in SharedClip.All().Where(clip => clip.File.StartsWith("noise/moh_", StringComparison.Ordinal)))
        {
            var held = music.Samples()[..(1_800 * VoiceDetector.FrameSamples)];
            var after = detector.Probabilities([.. held, .. remark], default)[1_800..];

            Assert.InRange(Array.FindIndex(after, probability => probability >= 0.5), 0, Array.FindIndex(alone, probability => probability >= 0.5) + 3);
        }
    }

    /// <summary>The bare model, frame by frame with its context.</summary>
    private static float[] WithoutRest(float[] sound)
    {
        using var session = new InferenceSession(Path.Combine(SpeechModels.Find().Vad, "silero_vad_v6.onnx"));
        using var run = new RunOptions();
        var (state, context, heard) = (new float[256], new float[64], new List<float>());
        foreach (var part in sound.Chunk(VoiceDetector.FrameSamples))
        {
            float[] frame = [.. context, .. part, .. new float[VoiceDetector.FrameSamples - part.Length]];
            using var input = OrtValue.CreateTensorValueFromMemory(frame, [1, frame.Length]);
            using var before = OrtValue.CreateTensorValueFromMemory(state, [2, 1, 128]);
            using var rate = OrtValue.CreateTensorValueFromMemory(new[] { 16_000L }, []);
            using var results = session.Run(run, ["input", "state", "sr"], [input, before, rate], ["output", "stateN"]);
            heard.Add(results[0].GetTensorDataAsSpan<float>()[0]);
            (state, context) = (results[1].GetTensorDataAsSpan<float>().ToArray(), frame[^64..]);
        }

        return [.. heard];
    }

    [Fact]
    public void Model_is_deaf_to_frames_without_their_context()
    {
        // The trap of SPEECH.md 3: bare frames of 512 samples raise no error. If this ever hears speech, the model changed and the context may go.
        using var session = new InferenceSession(Path.Combine(SpeechModels.Find().Vad, "silero_vad_v6.onnx"));
        using var run = new RunOptions();
        var state = new float[256];
        var heard = 0;
        foreach (var frame in Sound.Remark("queue-long.wav").Chunk(VoiceDetector.FrameSamples).SkipLast(1))
        {
            using var input = OrtValue.CreateTensorValueFromMemory(frame, [1, frame.Length]);
            using var before = OrtValue.CreateTensorValueFromMemory(state, [2, 1, 128]);
            using var rate = OrtValue.CreateTensorValueFromMemory(new[] { 16_000L }, []);
            using var results = session.Run(run, ["input", "state", "sr"], [input, before, rate], ["output", "stateN"]);
            heard += results[0].GetTensorDataAsSpan<float>()[0] > 0.5f ? 1 : 0;
            state = results[1].GetTensorDataAsSpan<float>().ToArray();
        }

        Assert.Equal(0, heard);
    }
}
