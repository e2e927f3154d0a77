using System.IO.Compression;
using Cem.Edge.Speech.Decoding;
using Cem.Edge.Speech.Tests.Support;
using CsCheck;
using static Cem.Edge.Speech.Tests.Support.WavBytes;

namespace Cem.Edge.Speech.Tests.Decoding;

public class BadRecordingTests
{
    [Fact]
    public void Empty_file_is_named_as_empty() => Refused([], "the file is empty (0 bytes)");

    [Fact]
    public void File_cut_within_its_header_is_named_as_cut() => Refused([.. "RIFF"u8, 0, 0], "cut short within its header");

    [Fact]
    public void File_without_format_is_named_as_cut() => Refused(Empty.Chunk("LIST", [1, 2]).Build(), "no format chunk");

    [Fact]
    public void File_without_sound_is_named_as_cut() => Refused(Empty.Format(1, 1, 16_000, 16).Build(), "no data chunk");

    [Fact]
    public void Sound_of_no_length_is_refused() => Refused(Empty.Format(1, 1, 16_000, 16).Data([], declared: 32_000).Build(), "0 of 1.0 s of sound are there");

    [Fact]
    public void Crumb_of_a_long_recording_is_refused() => Refused(Empty.Format(1, 1, 16_000, 16).Data(new byte[800], declared: 3_200_000).Build(), "0.025 of 100.0 s");

    [Fact]
    public void Forty_channels_are_refused() => Refused(Empty.Format(1, 40, 16_000, 16).Data(new byte[800]).Build(), "the file has 40 channels; 1 to 8 can be read");

    [Fact]
    public void No_channel_is_refused() => Refused(Empty.Format(1, 0, 16_000, 16).Data(new byte[8]).Build(), "0 channels");

    [Theory]
    [InlineData(0)]
    [InlineData(400_000)]
    public void Impossible_sample_rate_is_refused(int rate) => Refused(Empty.Format(1, 1, rate, 16).Data(new byte[800]).Build(), "the sample rate is");

    [Fact]
    public void Unknown_encoding_is_named_by_its_tag() => Refused(Empty.Format(0x55, 1, 16_000, 16).Data(new byte[800]).Build(), "format tag 0x0055, 16 bit");

    [Fact]
    public void Missing_file_is_named()
    {
        var problem = Assert.Throws<AudioException>(() => WholeRecording.Read("/nowhere/call.wav"));

        Assert.Equal("/nowhere/call.wav: there is no such file. Check the path.", problem.Message);
    }

    [Fact]
    public void Text_that_is_called_wav_is_refused_with_or_without_ffmpeg()
    {
        using var folder = new TempFolder();
        var path = folder.Write("letter.wav", "Dear shop, this is a letter."u8.ToArray());

        var problem = Assert.Throws<AudioException>(() => WholeRecording.Read(path));

        Assert.StartsWith("the file is no WAV that is read here, and ffmpeg", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Archive_hung_behind_a_recording_is_not_heard()
    {
        var sound = Pcm16(16_384, -16_384, 16_384);

        var clip = WholeRecording.Read(new MemoryStream([.. sound, .. Archive()]), "both.wav");

        Assert.Equal([0.5f, -0.5f, 0.5f], Assert.Single(clip.Channels));
    }

    [Fact]
    public void Archive_with_a_recording_in_it_is_refused_whatever_its_name()
    {
        using var folder = new TempFolder();
        var path = folder.Write("both.wav", [.. Archive(), .. Pcm16(16_384, -16_384, 16_384)]);

        var problem = Assert.Throws<AudioException>(() => WholeRecording.Read(path));

        Assert.StartsWith("the file is no WAV that is read here, and ffmpeg", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_bytes_the_reader_answers_with_a_clip_or_a_typed_error() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, 60], Gen.Byte).Sample((noise, at, value) =>
        {
            byte[] file = [.. Empty.Format(1, 2, 16_000, 16).Data([.. noise]).Build()];
            file[at % file.Length] = value;
            try
            {
                var clip = WholeRecording.Read(new MemoryStream(file), "noise.wav");
                Assert.All(clip.Channels, channel => Assert.Equal(clip.Channels[0].Length, channel.Length));
            }
            catch (AudioException problem)
            {
                Assert.NotEmpty(problem.Remedy);
            }
        });

    private static byte[] Archive()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("call.txt").Open())
            entry.Write("not a sound"u8);
        return bytes.ToArray();
    }

    private static void Refused(byte[] file, string because)
    {
        var problem = Assert.Throws<AudioException>(() => WholeRecording.Read(new MemoryStream(file), "bad.wav"));

        Assert.Contains(because, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("bad.wav: ", problem.Message, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
    }
}
