namespace Cem.Edge.Speech.Decoding;

/// <summary>
/// A recording as a stream of blocks, one array for each channel, never wholly in memory: some 200 KB whatever its length. From <see cref="AudioFile.Open(string)"/>.
/// Not thread-safe.
/// </summary>
public sealed class AudioStream : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    /// <summary>Encoders round lengths and skip their delay; more is missing sound.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(500);

    private readonly SampleReader reader;
    private readonly Stream source;
    private readonly FfmpegStream? child;
    private readonly LevelMeter[] meters;
    private readonly float[][] block;
    private ChannelOutput[]? outputs;
    private bool ended;

    internal AudioStream(Stream source, SampleReader reader)
    {
        (this.source, this.reader) = (source, reader);
        child = source as FfmpegStream;
        Declared = child is null ? reader.Format.Declared : child.Declared;
        meters = [.. Each(() => new LevelMeter(reader.Format))];
        block = [.. Each(() => new float[SampleReader.BlockFrames])];
    }

    /// <summary>Number of channels, 1 to 8.</summary>
    public int Channels => reader.Format.Channels;

    /// <summary>Rate of the recording itself; <see cref="Read"/> gives 16,000 Hz whatever it is.</summary>
    public int SampleRateHz => reader.Format.SampleRateHz;

    /// <summary>Length the file claims; null when it claims none that can be relied on.</summary>
    public TimeSpan? Declared { get; }

    /// <summary>What the recording is worth, as far as it has been read; complete once <see cref="Read"/> has returned 0.</summary>
    public AudioQuality Quality
    {
        get
        {
            var decoded = reader.Format.Duration(reader.Frames);
            var shortage = ended && Declared - decoded is { } missing && missing > (child is null ? TimeSpan.Zero : Rounding) ? missing : TimeSpan.Zero;
            return new()
            {
                Decoded = decoded, Declared = Declared, Shortage = shortage, Truncated = shortage > TimeSpan.Zero || child?.Failed == true,
                Channels = [.. meters.Select(meter => meter.Quality)], Notes = Notes(decoded, shortage),
            };
        }
    }

    /// <summary>
    /// Writes the next samples, 16,000 Hz, -1..1, into <paramref name="channels"/> (one array for each channel, all of one length, any length from 1 on), as many
    /// as there are and fit; returns their number, the same in each channel; 0: the recording is over.
    /// </summary>
    /// <exception cref="AudioException">The file or ffmpeg failed on the way, or it turns out that there is no sound.</exception>
    /// <exception cref="ArgumentException">Not one array for each channel, or not of one length.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; a child ffmpeg is ended.</exception>
    public int Read(float[][] channels, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(channels);
        if (channels.Length != Channels || channels.Any(channel => channel.Length != channels[0].Length) || channels[0].Length == 0)
            throw new ArgumentException($"One array of one length for each of the {Channels} channels is needed.", nameof(channels));
        outputs ??= [.. Each(() => new ChannelOutput(SampleRateHz))];
        while (outputs[0].Waiting == 0 && !ended)
        {
            var frames = ReadBlock(block, cancel);
            for (var channel = 0; channel < Channels; channel++)
                outputs[channel].Take(block[channel].AsSpan(0, frames), ended);
        }

        var count = 0;
        for (var channel = 0; channel < Channels; channel++)
            count = outputs[channel].Give(channels[channel]);
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    /// <summary>The next frames at the recording's own rate; 0: it is over. Either this or <see cref="Read"/> is used.</summary>
    internal int ReadBlock(float[][] channels, CancellationToken cancel)
    {
        // A read that waits for the child does not see the token.
        using var stop = child is null ? default : cancel.UnsafeRegister(static ffmpeg => ((FfmpegStream)ffmpeg!).Stop(), child);
        cancel.ThrowIfCancellationRequested();
        var frames = reader.Read(channels);
        cancel.ThrowIfCancellationRequested();
        for (var channel = 0; channel < Channels; channel++)
            meters[channel].Add(channels[channel].AsSpan(0, frames));
        if (reader.Format.Duration(reader.Frames) > Longest)
            throw new AudioException(reader.Name, $"the recording is longer than {Longest.TotalHours:0} hours", "Cut it into shorter files.");
        if (frames == 0)
            End();
        return frames;
    }

    private void End()
    {
        ended = true;
        var (length, declared) = (reader.Format.Duration(reader.Frames), Declared ?? TimeSpan.Zero);
        if (length == TimeSpan.Zero && declared == TimeSpan.Zero)
            throw new AudioException(reader.Name, "the file holds no sound", "Record it again.");
        if (length < Shortest && declared > length)
            throw new AudioException(reader.Name, $"the file is cut short: {length.TotalSeconds:0.###} of {declared.TotalSeconds:0.0} s of sound are there", "Copy or record it again.");
    }

    private List<string> Notes(TimeSpan decoded, TimeSpan shortage)
    {
        var notes = new List<string>();
        if (shortage > TimeSpan.Zero)
            notes.Add($"cut short: {decoded.TotalSeconds:0.0} of {Declared?.TotalSeconds:0.0} s of sound are there");
        if (reader.Oddities > 0)
            notes.Add($"{reader.Oddities:N0} samples are no numbers and count as silence");
        if (ended && child?.Complaint is { } complaint)
            notes.Add($"ffmpeg says: {complaint}");
        return notes;
    }

    private IEnumerable<T> Each<T>(Func<T> make) => Enumerable.Range(0, Channels).Select(_ => make());
}
