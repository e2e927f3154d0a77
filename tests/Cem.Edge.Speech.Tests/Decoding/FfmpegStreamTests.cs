using System.Diagnostics;
using Cem.Edge.Speech.Decoding;
using Cem.Edge.Speech.Tests.Support;
using static Cem.Edge.Speech.Tests.Support.WavBytes;

namespace Cem.Edge.Speech.Tests.Decoding;

public sealed class FfmpegStreamTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly byte[] twoTones = Empty.Format(1, 2, 48_000, 16)
        .Data(Samples16([.. Enumerable.Range(0, 96_000).SelectMany(i => new[] { Tone(i, 440), Tone(i, 1_000) })])).Build();

    public void Dispose() => folder.Dispose();

    [NeedsFfmpegFact]
    public void Every_format_that_calls_come_in_is_read_with_its_channels_and_length() => Assert.All(
        (string[][])
        [
            ["call.flac"], ["call.mp3"], ["call.ogg", "-c:a", "libvorbis"], ["call.opus", "-mapping_family", "255"], ["call.m4a"], ["call.webm", "-c:a", "libopus", "-mapping_family", "255"], ["call.aiff"],
        ],
        format =>
        {
            var path = Ffmpeg.Convert(folder, twoTones, format[0], format[1..]);

            using var stream = AudioFile.Open(path);
            var channels = AudioStreamTests.Drain(stream, 16_000);

            Assert.Equal((2, 48_000), (stream.Channels, stream.SampleRateHz));
            Assert.InRange(channels[0].Length, 31_000, 34_000);
            Assert.InRange(stream.Declared!.Value.TotalSeconds, 1.95, 2.2);
            Assert.False(stream.Quality.Truncated, format[0]);
            Assert.Equal(440, Pitch(channels[0]), 10);
            Assert.Equal(1_000, Pitch(channels[1]), 10);
        });

    [NeedsFfmpegFact]
    public void Wav_of_an_encoding_that_is_not_read_here_goes_to_ffmpeg()
    {
        var path = Ffmpeg.Convert(folder, twoTones, "call.wav", "-ar", "8000", "-ac", "1", "-c:a", "adpcm_ms");

        using var stream = AudioFile.Open(path);

        Assert.InRange(AudioStreamTests.Drain(stream, 16_000)[0].Length, 31_000, 33_000);
    }

    [NeedsFfmpegFact]
    public void Mp3_that_is_called_wav_is_read_by_its_content()
    {
        var path = folder.Write("call.wav", File.ReadAllBytes(Ffmpeg.Convert(folder, twoTones, "call.mp3")));

        using var stream = AudioFile.Open(path);
        var channels = AudioStreamTests.Drain(stream, 16_000);

        Assert.Equal((2, 48_000), (stream.Channels, stream.SampleRateHz));
        Assert.Equal(440, Pitch(channels[0]), 10);
    }

    [NeedsFfmpegFact]
    public void Compressed_file_that_is_cut_short_is_truncated()
    {
        var whole = File.ReadAllBytes(Ffmpeg.Convert(folder, twoTones, "call.flac"));
        var path = folder.Write("cut.flac", whole[..(whole.Length / 3)]);

        using var stream = AudioFile.Open(path);
        AudioStreamTests.Drain(stream, 16_000);

        Assert.InRange(stream.Quality.Shortage.TotalSeconds, 0.9, 1.9);
        Assert.True(stream.Quality.Truncated);
        Assert.NotEmpty(stream.Quality.Notes);
    }

    [NeedsFfmpegFact]
    public void Play_list_that_names_another_file_is_refused()
    {
        Ffmpeg.Convert(folder, twoTones, "secret.mp3");
        var path = folder.Write("call.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nsecret.mp3\n#EXT-X-ENDLIST\n"u8.ToArray());

        Assert.Throws<AudioException>(() => AudioFile.Open(path));
    }

    [Fact]
    public void Without_ffmpeg_the_message_says_what_to_install()
    {
        var problem = Assert.Throws<AudioException>(() => AudioFile.Open(Mp3(), new FfmpegOptions("/nowhere/ffmpeg", TimeSpan.FromSeconds(1)), TimeProvider.System));

        Assert.Contains("ffmpeg, which reads other formats, is not installed", problem.Problem, StringComparison.Ordinal);
        Assert.Contains("apt-get install ffmpeg", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Child_that_never_answers_is_ended_after_its_time()
    {
        var since = Stopwatch.GetTimestamp();

        var problem = Assert.Throws<AudioException>(() => AudioFile.Open(Mp3(), Ffmpeg.Script(folder, "sleep 60", patienceSeconds: 0.5), TimeProvider.System));

        Assert.Contains("gave no sound for", problem.Problem, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(since).TotalSeconds, 0.4, 20);
    }

    [Fact]
    public void Child_that_hangs_in_the_middle_is_an_error_not_a_short_recording()
    {
        using var stream = OpenScript("cat {0}; sleep 60", patienceSeconds: 0.5);

        Assert.Contains("gave no sound for", Assert.Throws<AudioException>(() => AudioStreamTests.Drain(stream, 16_000)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Child_that_is_killed_is_an_error_not_a_short_recording()
    {
        using var stream = OpenScript("cat {0}; kill -9 $$");

        Assert.Contains("killed while it read the file (signal 9)", Assert.Throws<AudioException>(() => AudioStreamTests.Drain(stream, 16_000)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Child_that_ends_with_an_error_leaves_its_sound_and_its_reason()
    {
        using var stream = OpenScript("cat {0}; echo '[mp3 @ 0x1] [error] Header missing' >&2; exit 3");

        Assert.Equal(32_000, AudioStreamTests.Drain(stream, 16_000)[0].Length);
        Assert.True(stream.Quality.Truncated);
        Assert.Equal("ffmpeg says: Header missing", Assert.Single(stream.Quality.Notes));
    }

    [Fact]
    public void Cancelling_ends_a_child_that_gives_nothing()
    {
        using var stream = OpenScript("cat {0}; sleep 60");
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(0.3));
        float[][] block = [new float[64_000], new float[64_000]];

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            while (stream.Read(block, cancel.Token) > 0)
            {
            }
        });
    }

    [Fact]
    public void Child_that_talks_without_end_on_the_side_does_not_stall()
    {
        using var stream = OpenScript("i=0; while [ $i -lt 20000 ]; do echo \"[warning] the same complaint again and again $i\" >&2; i=$((i+1)); done; cat {0}");

        Assert.Equal(32_000, AudioStreamTests.Drain(stream, 16_000)[0].Length);
    }

    private AudioStream OpenScript(string body, double patienceSeconds = 20)
    {
        var wav = folder.Write("sound.wav", twoTones);
        return AudioFile.Open(Mp3(), Ffmpeg.Script(folder, "echo '[info]   Duration: 00:00:02.00, start: 0' >&2\n" + body.Replace("{0}", wav, StringComparison.Ordinal), patienceSeconds), TimeProvider.System);
    }

    private string Mp3() => folder.Write("call.mp3", "ID3 and so on"u8.ToArray());

    private static short Tone(int i, double hz) => (short)(12_000 * Math.Sin(2 * Math.PI * hz * i / 48_000));

    /// <summary>Frequency in Hz by counting upward crossings.</summary>
    private static double Pitch(float[] samples) =>
        Enumerable.Range(8_000, 16_000).Count(i => samples[i - 1] < 0 && samples[i] >= 0);
}
