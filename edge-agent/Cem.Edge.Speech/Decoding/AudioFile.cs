namespace Cem.Edge.Speech.Decoding;

/// <summary>
/// Reads recordings from disk: WAV with PCM of 8, 16, 24 or 32 bit, 32-bit float, A-law or u-law; headerless 16-bit PCM; anything else through a
/// child <c>ffmpeg</c> where that is installed.
/// </summary>
public static class AudioFile
{
    /// <summary>Reads the file <paramref name="path"/>, judged by its content, not by its name.</summary>
    /// <exception cref="AudioException">Missing, unreadable, empty, no sound, or of a kind this engine does not read.</exception>
    public static AudioClip Read(string path)
    {
        using var stream = Open(path);
        if (!stream.CanSeek)
            return Read(stream, path);
        var riff = WavHeader.Begins(stream);
        stream.Position = 0;
        return riff || stream.Length == 0 ? Read(stream, path) : FfmpegProcess.Read(path);
    }

    /// <summary>Reads a WAV from <paramref name="stream"/>; <paramref name="name"/> stands in errors.</summary>
    /// <exception cref="AudioException">As for a file.</exception>
    public static AudioClip Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            return SampleReader.Read(stream, WavHeader.Read(stream, name), name);
        }
        catch (IOException problem)
        {
            throw Unreadable(name, problem);
        }
    }

    /// <summary>Reads headerless signed 16-bit little-endian mono samples.</summary>
    /// <exception cref="AudioException">Missing, unreadable, empty, or a rate outside 4,000 to 384,000 Hz.</exception>
    public static AudioClip ReadRaw(string path, int sampleRateHz)
    {
        using var stream = Open(path);
        var format = new WavFormat(SampleEncoding.Pcm16, 1, sampleRateHz, DeclaredBytes: null);
        format.Check(path);
        return SampleReader.Read(stream, format, path);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new AudioException(path, "there is no such file", "Check the path.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, problem);
        }
    }

    private static AudioException Unreadable(string name, Exception problem) =>
        new(name, $"cannot be read ({problem.Message.TrimEnd('.')})", "Check that it is a file, its rights and the disk.", problem);
}
