using Cem.Edge.Speech.Tests.Support;
using static Cem.Edge.Speech.Tests.Support.WavBytes;

namespace Cem.Edge.Speech.Tests.Decoding;

public class WavReadingTests
{
    [Theory]
    [InlineData(1, 8, new byte[] { 0xC0, 0x40 })]
    [InlineData(1, 16, new byte[] { 0x00, 0x40, 0x00, 0xC0 })]
    [InlineData(1, 24, new byte[] { 0x00, 0x00, 0x40, 0x00, 0x00, 0xC0 })]
    [InlineData(1, 32, new byte[] { 0x00, 0x00, 0x00, 0x40, 0x00, 0x00, 0x00, 0xC0 })]
    [InlineData(3, 32, new byte[] { 0x00, 0x00, 0x00, 0x3F, 0x00, 0x00, 0x00, 0xBF })]
    public void Every_linear_encoding_reads_plus_and_minus_one_half(int tag, int bits, byte[] data)
    {
        var clip = Read(Empty.Format((ushort)tag, 1, 16_000, (ushort)bits).Data(data).Build());

        Assert.Equal([0.5f, -0.5f], clip.Channels[0]);
    }

    [Theory]
    [InlineData(6, 0xD5, 8)]
    [InlineData(6, 0x2A, -32_256)]
    [InlineData(6, 0xAA, 32_256)]
    [InlineData(7, 0xFF, 0)]
    [InlineData(7, 0x80, 32_124)]
    [InlineData(7, 0x00, -32_124)]
    public void Telephone_laws_read_the_values_of_G711(int tag, int code, int expected)
    {
        var clip = Read(Empty.Format((ushort)tag, 1, 8_000, 8).Data([(byte)code, (byte)code]).Build());

        Assert.Equal(expected / 32768f, clip.Channels[0][0]);
    }

    [Fact]
    public void Extensible_header_names_the_encoding_within()
    {
        var clip = Read(Empty.Extensible(1, 2, 44_100, 16).Data(Samples16(16_384, -16_384, 8_192, 0)).Build());

        Assert.Equal(44_100, clip.SampleRateHz);
        Assert.Equal([0.5f, 0.25f], clip.Channels[0]);
        Assert.Equal([-0.5f, 0f], clip.Channels[1]);
    }

    [Fact]
    public void Twelve_bits_are_left_justified_in_two_bytes()
    {
        var clip = Read(Empty.Format(1, 1, 16_000, 12).Data([0x00, 0x40, 0x00, 0xC0]).Build());

        Assert.Equal([0.5f, -0.5f], clip.Channels[0]);
    }

    [Theory]
    [InlineData(320_000, 9)]
    [InlineData(0, 0)]
    [InlineData(-5, 0)]
    [InlineData(long.MaxValue, 0)]
    public void Length_of_a_long_file_is_read_from_its_own_chunk_if_it_can_be_true(long declared, int missingSeconds)
    {
        byte[] lengths = [.. BitConverter.GetBytes(0L), .. BitConverter.GetBytes(declared), .. new byte[12]];
        var file = Empty.Chunk("ds64", lengths).Format(1, 1, 16_000, 16).Data(new byte[32_000], 0xFFFFFFFF).Build();
        "RF64"u8.CopyTo(file);

        Assert.Equal(TimeSpan.FromSeconds(missingSeconds), Read(file).Shortage);
    }

    [Fact]
    public void One_sample_is_sound() => Assert.Equal([0.5f], Read(Pcm16(16_384)).Channels[0]);

    [Fact]
    public void Unknown_chunks_of_odd_length_are_stepped_over()
    {
        var clip = Read(Empty.Chunk("LIST", [1, 2, 3]).Format(1, 1, 16_000, 16).Chunk("fact", [9]).Data(Samples16(16_384)).Build());

        Assert.Equal([0.5f], clip.Channels[0]);
    }

    [Fact]
    public void Sound_may_stand_before_its_format()
    {
        var clip = Read(Empty.Data(Samples16(16_384, 8_192)).Format(1, 1, 8_000, 16).Build());

        Assert.Equal(8_000, clip.SampleRateHz);
        Assert.Equal([0.5f, 0.25f], clip.Channels[0]);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0xFFFFFFFFu)]
    [InlineData(0x80000000u)]
    [InlineData(0x7FFFF000u)]
    [InlineData(0x7FFFEFFCu)]
    public void Length_left_open_by_a_recorder_is_read_to_the_end_without_complaint(uint declared)
    {
        var clip = Read(Empty.Format(1, 1, 16_000, 16).Data(Samples16(1, 2, 3), declared).Build());

        Assert.Equal(3, clip.Channels[0].Length);
        Assert.Equal(TimeSpan.Zero, clip.Shortage);
    }

    [Fact]
    public void What_follows_the_declared_sound_is_not_sound()
    {
        var clip = Read(Empty.Format(1, 1, 16_000, 16).Data(Samples16(1, 2)).Chunk("id3 ", [7, 7, 7, 7]).Build());

        Assert.Equal(2, clip.Channels[0].Length);
    }

    [Fact]
    public void Missing_sound_is_told_and_the_rest_is_kept()
    {
        var clip = Read(Empty.Format(1, 1, 16_000, 16).Data(new byte[16_000], declared: 320_000).Build());

        Assert.Equal(TimeSpan.FromSeconds(0.5), clip.Length);
        Assert.Equal(TimeSpan.FromSeconds(9.5), clip.Shortage);
        Assert.Contains("0.5 of 10.0 s", Assert.Single(clip.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_that_are_no_numbers_become_silence_and_are_counted()
    {
        byte[] data = [.. BitConverter.GetBytes(float.NaN), .. BitConverter.GetBytes(0.5f), .. BitConverter.GetBytes(float.PositiveInfinity)];

        var clip = Read(Empty.Format(3, 1, 16_000, 32).Data(data).Build());

        Assert.Equal([0f, 0.5f, 0f], clip.Channels[0]);
        Assert.StartsWith("2 samples", Assert.Single(clip.Notes), StringComparison.Ordinal);
    }

    private static WholeRecording Read(byte[] file) => WholeRecording.Read(new MemoryStream(file), "test.wav");
}
