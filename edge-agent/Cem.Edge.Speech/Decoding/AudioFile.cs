namespace Cem.Edge.Speech.Decoding;

/// <summary>
/// Opens recordings, never wholly in memory: WAV with PCM of 8, 16, 24 or 32 bit, float of 32 or 64 bit, A-law or u-law; headerless 16-bit PCM; anything else through a
/// child <c>ffmpeg</c> where that is installed.
/// </summary>
public static class AudioFile
{
    /// <summary>Opens the file <paramref name="path"/>, judged by its content, not by its name, as a stream of blocks.</summary>
    /// <exception cref="AudioException">Missing, unreadable, empty, or of a kind that cannot be read here; the message ends with what to do.</exception>
    public static AudioStream Open(string path) => Open(path, FfmpegOptions.Usual, TimeProvider.System);

    /// <summary>Opens a WAV that arrives in <paramref name="stream"/>, which need not seek and is disposed with the result; <paramref name="name"/> stands in errors.</summary>
    /// <exception cref="AudioException">As for a file.</exception>
    public static AudioStream Open(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var format = Header(stream, name);
        format.Check(name);
        return new AudioStream(stream, new SampleReader(stream, format, name));
    }

    /// <summary>Opens headerless signed 16-bit little-endian samples, interleaved if there are several channels.</summary>
    /// <exception cref="AudioException">Missing, unreadable, a rate outside 4,000 to 384,000 Hz, or not 1 to 8 channels.</exception>
    public static AudioStream OpenRaw(string path, int sampleRateHz, int channels = 1)
    {
        var format = new WavFormat(SampleEncoding.Pcm16, channels, sampleRateHz, DeclaredBytes: null);
        format.Check(path);
        var stream = OpenRead(path);
        return new AudioStream(stream, new SampleReader(stream, format, path));
    }

    internal static AudioStream Open(string path, FfmpegOptions ffmpeg, TimeProvider time)
    {
        var stream = OpenRead(path);
        try
        {
            if (Native(stream, path) is not { } format)
            {
                stream.Dispose();
                return OpenOther(path, ffmpeg, time);
            }

            format.Check(path);
            return new AudioStream(stream, new SampleReader(stream, format, path));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The format of a WAV that is read here; null: ffmpeg may know it.</summary>
    private static WavFormat? Native(FileStream stream, string path)
    {
        if (stream.CanSeek)
        {
            var riff = Guarded(() => WavHeader.Begins(stream), path);
            stream.Position = 0;
            if (!riff && stream.Length > 0)
                return null;
        }

        var format = Header(stream, path);
        return format.Encoding == SampleEncoding.Other ? null : format;
    }

    private static AudioStream OpenOther(string path, FfmpegOptions ffmpeg, TimeProvider time)
    {
        var child = FfmpegStream.Start(path, ffmpeg, time);
        try
        {
            // It cannot know the length beforehand; only its end tells whether it succeeded.
            var format = Header(child, path) with { DeclaredBytes = null };
            format.Check(path);
            return new AudioStream(child, new SampleReader(child, format, path));
        }
        catch (AudioException problem)
        {
            child.Stop();
            var reason = child.Complaint;
            child.Dispose();
            if (reason is null)
                throw;
            throw new AudioException(path, $"the file is no WAV that is read here, and ffmpeg cannot read it either ({reason})", "Export the recording again.", problem);
        }
    }

    private static WavFormat Header(Stream stream, string name) => Guarded(() => WavHeader.Read(stream, name), name);

    private static T Guarded<T>(Func<T> read, string name)
    {
        try
        {
            return read();
        }
        catch (IOException problem)
        {
            throw AudioException.Unreadable(name, problem);
        }
    }

    private static FileStream OpenRead(string path)
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
            throw AudioException.Unreadable(path, problem);
        }
    }
}
