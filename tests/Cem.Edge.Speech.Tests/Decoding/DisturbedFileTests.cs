using Cem.Edge.Speech.Decoding;
using Cem.Edge.Speech.Tests.Support;
using static Cem.Edge.Speech.Tests.Support.WavBytes;

namespace Cem.Edge.Speech.Tests.Decoding;

/// <summary>What else may happen to a file while it is read: the watched folder belongs to others.</summary>
public sealed class DisturbedFileTests : IDisposable
{
    private const int Seconds = 30;
    private readonly TempFolder folder = new();
    private readonly string path;

    public DisturbedFileTests() => path = folder.Write("call.wav", Call(value: 16_384));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Deleted_file_is_read_to_its_end()
    {
        using var stream = Begun();
        File.Delete(path);

        Assert.Equal(Seconds * 16_000, Rest(stream).Length);
    }

    [Fact]
    public void Replaced_file_keeps_the_sound_it_had()
    {
        using var stream = Begun();
        File.Move(folder.Write("other.wav", Call(value: -16_384)), path, overwrite: true);

        Assert.All(Rest(stream), sample => Assert.Equal(0.5f, sample));
    }

    [Fact]
    public void File_cut_under_the_reader_is_truncated()
    {
        using var stream = Begun();
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(file.Length / 2);

        Assert.InRange(Rest(stream).Length, 16_000, 16 * 16_000);
        Assert.True(stream.Quality.Truncated);
        Assert.InRange(stream.Quality.Shortage.TotalSeconds, 14, 16);
    }

    [Fact]
    public void What_is_appended_behind_the_declared_sound_is_left_alone()
    {
        using var stream = Begun();
        using (var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
            file.Write(new byte[100_000]);

        Assert.Equal(Seconds * 16_000, Rest(stream).Length);
    }

    [Fact]
    public void Folder_instead_of_a_file_is_named() =>
        Assert.Contains("cannot be read", Assert.Throws<AudioException>(() => AudioFile.Open(folder.Path)).Message, StringComparison.Ordinal);

    private AudioStream Begun()
    {
        var stream = AudioFile.Open(path);
        Assert.Equal(100, stream.Read([new float[100]], default));
        return stream;
    }

    private static float[] Rest(AudioStream stream) => [.. Enumerable.Repeat(0.5f, 100), .. AudioStreamTests.Drain(stream, 10_000)[0]];

    private static byte[] Call(short value) => Empty.Format(1, 1, 16_000, 16).Data(Samples16([.. Enumerable.Repeat(value, Seconds * 16_000)])).Build();
}
