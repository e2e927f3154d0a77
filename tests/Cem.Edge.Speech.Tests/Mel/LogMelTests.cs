using Cem.Edge.Speech.Mel;
using Cem.Edge.Speech.Tests.Support;

namespace Cem.Edge.Speech.Tests.Mel;

public class LogMelTests
{
    [Fact]
    public void Chirp_equals_a_slow_double_precision_transform()
    {
        var samples = Sound.Chirp(7_900, 0.5);
        var expected = SlowLogMel.Compute(samples);

        var mel = new float[LogMel.Bands * 50];
        new LogMel().Compute(samples, mel, 50);

        for (var i = 0; i < mel.Length; i++)
            Assert.Equal(expected[i], mel[i], 1e-4);
    }

    [Fact]
    public void Silence_lies_on_the_floor()
    {
        var mel = new float[LogMel.Bands * 10];
        new LogMel().Compute(new float[1_600], mel, 10);

        Assert.All(mel, value => Assert.Equal(-1.5f, value));
    }

    [Fact]
    public void Columns_beyond_the_sound_are_left_alone()
    {
        var mel = new float[LogMel.Bands * 20];
        new LogMel().Compute(Sound.Sine(440, 0.1), mel, 20);

        for (var band = 0; band < LogMel.Bands; band++)
            Assert.All(mel[((band * 20) + 10)..((band + 1) * 20)], value => Assert.Equal(0, value));
    }

    [NeedsSharedFact("speech/mel_reference")]
    public void Filters_equal_the_published_ones()
    {
        var expected = ReadFloats("mel_filters_80x201.f32");
        for (var band = 0; band < MelFilters.Bands; band++)
        {
            var (first, weights) = MelFilters.Whisper.All[band];
            for (var bin = 0; bin < MelFilters.Bins; bin++)
                Assert.Equal(expected[(band * MelFilters.Bins) + bin], bin >= first && bin < first + weights.Length ? weights[bin - first] : 0, 1e-7f);
        }
    }

    [NeedsSharedFact("speech/mel_reference")]
    public void Jfk_equals_the_reference() => EqualsReference("en_jfk/jfk.wav", "jfk16k");

    [NeedsSharedFact("speech/mel_reference")]
    public void Librivox_equals_the_reference() => EqualsReference("en_librivox/sense_and_sensibility_01_austen_64kb-0880.wav", "librivox0880");

    private static void EqualsReference(string recording, string name)
    {
        var samples = WholeRecording.Read(Path.Combine(Repository.Shared, "speech", recording)).ToSpeech();
        var zeroMel = new float[LogMel.Bands * 3_000];
        new LogMel().Compute(samples, zeroMel, 3_000);
        Near(ReadFloats(name + ".B_openai_mel_zero_pad.80x3000.f32"), zeroMel);

        var zeroSound = new float[LogMel.Bands * 3_000];
        new LogMel().Compute([.. samples, .. new float[480_000 - samples.Length]], zeroSound, 3_000);
        Near(ReadFloats(name + ".A_audio_zero_pad.80x3000.f32"), zeroSound);
    }

    private static void Near(float[] expected, float[] actual)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-4f);
    }

    private static float[] ReadFloats(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Shared, "speech", "mel_reference", file));
        var values = new float[bytes.Length / sizeof(float)];
        Buffer.BlockCopy(bytes, 0, values, 0, bytes.Length);
        return values;
    }
}
