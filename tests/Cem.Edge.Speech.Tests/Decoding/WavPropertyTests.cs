using Cem.Edge.Speech.Decoding;
using Cem.Edge.Speech.Tests.Support;
using CsCheck;

namespace Cem.Edge.Speech.Tests.Decoding;

public class WavPropertyTests
{
    /// <summary>What an honest file may look like: chunks nobody asked for on all sides, sound before its format, an extensible header, any width.</summary>
    private sealed record Layout(StoredAs Stored, int Channels, int RateHz, bool Extensible, bool SoundFirst, byte[][] Junk);

    private static readonly Gen<Layout> Layouts =
        Gen.Select(AnyOf.These(StoredAs.All), Gen.Int[1, 8], AnyOf.These(4_000, 8_000, 11_025, 16_000, 44_100, 48_000, 192_000), Gen.Bool, Gen.Bool, Gen.Byte.Array[0, 9].Array[0, 3])
            .Select((stored, channels, rate, extensible, first, junk) => new Layout(stored, channels, rate, extensible, first, junk));

    [Fact]
    public void Any_valid_file_gives_back_what_was_stored() => Gen.Select(Layouts, Gen.Int[-128, 127].Array[1, 200]).Sample((layout, steps) =>
    {
        // Multiples of 1/128 are exact in every linear width.
        var frames = steps.Select((_, frame) => Enumerable.Range(0, layout.Channels).Select(channel => steps[(frame + channel) % steps.Length] / 128f).ToArray()).ToArray();
        var file = Build(layout, [.. frames.SelectMany(frame => frame.SelectMany(layout.Stored.Bytes))]);

        var clip = WholeRecording.Read(new MemoryStream(file), "valid.wav");

        Assert.Equal((layout.Channels, layout.RateHz), (clip.Channels.Count, clip.SampleRateHz));
        Assert.Empty(clip.Notes);
        for (var channel = 0; channel < layout.Channels; channel++)
            Assert.Equal(frames.Select(frame => frame[channel]), clip.Channels[channel]);
    }, iter: 2_000);

    [Fact]
    public void Damaged_file_gives_sound_or_a_typed_error_and_costs_no_more_than_it_is_worth() =>
        Gen.Select(Layouts, Gen.Byte.Array[0, 400], Gen.Select(Gen.Int[0, 80], Gen.Byte).Array[0, 6], Gen.Double[0, 1]).Sample((layout, sound, damage, kept) =>
        {
            var file = Build(layout, sound);
            foreach (var (at, value) in damage)
                file[at % file.Length] = value;

            Judged(file[..(int)Math.Ceiling(file.Length * kept)]);
        }, iter: 5_000);

    [Fact]
    public void Any_bytes_give_sound_or_a_typed_error() => Gen.Byte.Array[0, 300].Sample(bytes => Judged(bytes), iter: 5_000);

    [Fact]
    public void Any_bytes_after_a_riff_head_give_sound_or_a_typed_error() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Judged([.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8, .. bytes]), iter: 5_000);

    private static void Judged(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            using var stream = AudioFile.Open(new MemoryStream(file), "any.wav");
            var samples = AudioStreamTests.Drain(stream, 512);
            Assert.All(samples, channel => Assert.Equal(samples[0].Length, channel.Length));
            Assert.All(samples, channel => Assert.All(channel, sample => Assert.True(float.IsFinite(sample))));
            Assert.InRange(stream.Quality.Decoded, TimeSpan.Zero, stream.Quality.Declared ?? TimeSpan.MaxValue);
        }
        catch (AudioException problem)
        {
            Assert.StartsWith("any.wav: ", problem.Message, StringComparison.Ordinal);
            Assert.NotEmpty(problem.Remedy);
        }

        // One block for each channel and, at odd rates, a table of filters; never what a header claims.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
    }

    private static byte[] Build(Layout layout, byte[] sound)
    {
        var wav = layout.Junk.Aggregate(WavBytes.Empty, (file, junk) => file.Chunk("junk", junk));
        if (layout.SoundFirst)
            wav = wav.Data(sound);
        wav = layout.Extensible
            ? wav.Extensible(layout.Stored.Tag, (ushort)layout.Channels, layout.RateHz, layout.Stored.Bits)
            : wav.Format(layout.Stored.Tag, (ushort)layout.Channels, layout.RateHz, layout.Stored.Bits);
        if (!layout.SoundFirst)
            wav = wav.Data(sound);
        return layout.Junk.Aggregate(wav, (file, junk) => file.Chunk("id3 ", junk)).Build();
    }
}
