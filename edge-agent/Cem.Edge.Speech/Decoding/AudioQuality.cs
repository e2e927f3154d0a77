namespace Cem.Edge.Speech.Decoding;

/// <summary>What a recording is worth as data (SPEECH.md 10), measured on the way at its own sample rate.</summary>
public sealed record AudioQuality
{
    /// <summary>Length of what could be decoded so far.</summary>
    public required TimeSpan Decoded { get; init; }

    /// <summary>Length the file claims; null when it claims none that can be relied on.</summary>
    public TimeSpan? Declared { get; init; }

    /// <summary>How much of the declared sound is missing, zero when all of it was there. Compressed files declare to within a frame, so up to 0.5 s is nothing.</summary>
    public TimeSpan Shortage { get; init; }

    /// <summary>Sound is missing at the end, or the decoder broke off.</summary>
    public required bool Truncated { get; init; }

    /// <summary>One for each channel.</summary>
    public required IReadOnlyList<ChannelQuality> Channels { get; init; }

    /// <summary>What was odd but bearable, a sentence each, for people.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>Level of one channel. dBFS: 0 is a square wave at full scale; the constant offset is left out; -120 stands for anything fainter.</summary>
/// <param name="RmsDbfs">Mean level of the whole channel.</param>
/// <param name="PeakDbfs">Loudest sample.</param>
/// <param name="ClippedShare">Share of samples at or beyond what the encoding can hold, 0..1.</param>
/// <param name="Offset">Mean of the samples (a faulty input stage), -1..1.</param>
/// <param name="Silent">No 100 ms of it reach -46 dBFS, below which no phrase is ever read: the channel need not be transcribed.</param>
public sealed record ChannelQuality(double RmsDbfs, double PeakDbfs, double ClippedShare, double Offset, bool Silent);
