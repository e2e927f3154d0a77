using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// The first pass through a recording: levels and quality, without the recogniser. It costs a fraction of a second for ten minutes and tells
/// which channels are worth listening to. Holds a level every 20 ms, never the sound.
/// </summary>
internal sealed class CallSounding
{
    private const int BlockSamples = 16_000;

    private CallSounding(IReadOnlyList<LevelTrack> levels, AudioQuality quality, TimeSpan length, bool isOneSound) =>
        (Levels, Quality, Length, IsOneSound) = (levels, quality, length, isOneSound);

    /// <summary>One for each channel.</summary>
    public IReadOnlyList<LevelTrack> Levels { get; }

    public AudioQuality Quality { get; }

    public TimeSpan Length { get; }

    /// <summary>Both channels carry the same sound: nobody was recorded apart.</summary>
    public bool IsOneSound { get; }

    /// <exception cref="AudioException">It cannot be decoded.</exception>
    public static CallSounding Of(string path, TimeSpan longest, Action between, CancellationToken cancel)
    {
        using AudioStream audio = AudioFile.Open(path);
        float[][] block = [.. Enumerable.Range(0, audio.Channels).Select(_ => new float[BlockSamples])];
        LevelTrack[] levels = [.. block.Select(_ => new LevelTrack())];
        long samples = 0;
        var comparison = new ChannelComparison(levels.Length);
        while (audio.Read(block, cancel) is var read && read > 0)
        {
            for (int channel = 0; channel < levels.Length; channel++)
            {
                levels[channel].Append(block[channel].AsSpan(0, read));
            }

            if (!comparison.Decided)
            {
                comparison.Add(block, read);
            }

            samples += read;
            if (Time(samples) > longest)
            {
                throw new AudioException(path, $"is longer than {longest.TotalHours:0.#} h", "Raise CallDesk:Longest, or see what the recorder wrote.");
            }

            between();
        }

        foreach (LevelTrack track in levels)
        {
            track.End();
        }

        return new CallSounding(levels, audio.Quality, Time(samples), levels.Length == 2 && comparison is { HasCompared: true, Decided: false });
    }

    private static TimeSpan Time(long samples) => TimeSpan.FromSeconds(samples / 16_000.0);
}
