using Cem.Edge.Speech.Decoding;
using Cem.Edge.Speech.Tests.Support;
using static Cem.Edge.Speech.Tests.Support.WavBytes;

namespace Cem.Edge.Speech.Tests.Decoding;

public class AudioStreamTests
{
    [Theory]
    [InlineData(8_000, 1)]
    [InlineData(8_000, 4_000)]
    [InlineData(16_000, 777)]
    [InlineData(44_100, 100_000)]
    public void Blocks_of_any_length_add_up_to_the_whole_recording(int rate, int blockLength)
    {
        var file = Stereo(Sound.Sine(440, 0.9, rate), Sound.WhiteNoise(0.9 * rate / 16_000, 0.3), rate);
        var clip = WholeRecording.Read(new MemoryStream(file), "two.wav");

        using var stream = AudioFile.Open(new MemoryStream(file), "two.wav");
        var channels = Drain(stream, blockLength);

        Assert.Equal((2, rate, TimeSpan.FromSeconds(0.9)), (stream.Channels, stream.SampleRateHz, stream.Declared));
        Assert.Equal((clip with { Channels = [clip.Channels[0]] }).ToSpeech(), channels[0]);
        Assert.Equal((clip with { Channels = [clip.Channels[1]] }).ToSpeech(), channels[1]);
    }

    [Fact]
    public void Telephone_call_of_three_hours_passes_through_a_few_megabytes()
    {
        using var stream = AudioFile.Open(new EndlessTelephone(TimeSpan.FromHours(3)), "call.wav");
        float[][] block = [new float[16_000], new float[16_000]];
        long samples = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (stream.Read(block, default) is var count and > 0)
            samples += count;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(3 * 3_600L * 16_000, samples);
        Assert.Equal(TimeSpan.FromHours(3), stream.Quality.Decoded);
        Assert.InRange(allocated, 0, 4_000_000);
    }

    [Fact]
    public void Level_clipping_offset_and_silence_are_measured_for_each_channel()
    {
        var loud = Sound.Sine(500, 1, 16_000, 2).Select(sample => Math.Clamp(sample, -1, 1)).ToArray();
        var still = Sound.Silence(1).Select(sample => sample + 0.25f).ToArray();
        using var stream = AudioFile.Open(new MemoryStream(Stereo(loud, still, 16_000)), "levels.wav");
        Drain(stream, 1_000);

        var (first, second) = (stream.Quality.Channels[0], stream.Quality.Channels[1]);

        Assert.InRange(first.ClippedShare, 0.6, 0.7);
        Assert.Equal(0, first.PeakDbfs, 0.01);
        Assert.InRange(first.RmsDbfs, -2, -0.5);
        Assert.False(first.Silent);
        Assert.Equal((0.25, 0, -120, true), (Math.Round(second.Offset, 3), second.ClippedShare, second.RmsDbfs, second.Silent));
    }

    [Fact]
    public void One_short_remark_makes_a_long_channel_worth_hearing()
    {
        float[] channel = [.. Sound.Silence(20), .. Sound.Sine(300, 0.3, 16_000, 0.02), .. Sound.Silence(20)];
        using var stream = AudioFile.Open(new MemoryStream(Pcm16([.. channel.Select(sample => (short)(sample * 32_767))])), "call.wav");
        Drain(stream, 1_000);

        var quality = Assert.Single(stream.Quality.Channels);
        Assert.InRange(quality.RmsDbfs, -80, -55);
        Assert.False(quality.Silent);
    }

    [Theory]
    [InlineData(7, (byte)0x80)]
    [InlineData(6, (byte)0xAA)]
    public void Loudest_code_of_a_telephone_law_counts_as_clipped(int tag, byte code)
    {
        using var stream = AudioFile.Open(new MemoryStream(Empty.Format((ushort)tag, 1, 8_000, 8).Data([.. Enumerable.Repeat(code, 800)]).Build()), "call.wav");
        Drain(stream, 1_000);

        Assert.Equal(1, stream.Quality.Channels[0].ClippedShare);
    }

    [Fact]
    public void Recording_that_is_shorter_than_it_claims_is_truncated()
    {
        using var stream = AudioFile.Open(new MemoryStream(Empty.Format(1, 1, 16_000, 16).Data(new byte[32_000], declared: 320_000).Build()), "cut.wav");

        Assert.False(stream.Quality.Truncated);
        Drain(stream, 4_000);

        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9), true),
            (stream.Quality.Declared, stream.Quality.Decoded, stream.Quality.Shortage, stream.Quality.Truncated));
        Assert.Contains("1.0 of 10.0 s", Assert.Single(stream.Quality.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Raw_telephone_stereo_is_read_as_two_channels()
    {
        using var folder = new TempFolder();
        var path = folder.Write("call.raw", Samples16(16_384, -16_384, 16_384, -16_384));

        using var stream = AudioFile.OpenRaw(path, 16_000, channels: 2);
        var channels = Drain(stream, 10);

        Assert.Equal([0.5f, 0.5f], channels[0]);
        Assert.Equal([-0.5f, -0.5f], channels[1]);
    }

    [Fact]
    public void Wrong_number_of_arrays_is_a_mistake_of_the_caller()
    {
        using var stream = AudioFile.Open(new MemoryStream(Pcm16(1, 2, 3)), "mono.wav");

        Assert.Throws<ArgumentException>(() => stream.Read([new float[10], new float[10]], default));
        Assert.Throws<ArgumentException>(() => stream.Read([[]], default));
    }

    internal static float[][] Drain(AudioStream stream, int blockLength)
    {
        var channels = Enumerable.Range(0, stream.Channels).Select(_ => new List<float>()).ToArray();
        var block = channels.Select(_ => new float[blockLength]).ToArray();
        while (stream.Read(block, default) is var count and > 0)
        {
            for (var channel = 0; channel < channels.Length; channel++)
                channels[channel].AddRange(block[channel].AsSpan(0, count));
        }

        return [.. channels.Select(channel => channel.ToArray())];
    }

    private static byte[] Stereo(float[] left, float[] right, int rate)
    {
        var length = Math.Min(left.Length, right.Length);
        var samples = Enumerable.Range(0, length).SelectMany(i => new[] { left[i], right[i] }).Select(sample => (short)Math.Round(sample * 32_767));
        return Empty.Format(1, 2, rate, 16).Data(Samples16([.. samples])).Build();
    }
}
