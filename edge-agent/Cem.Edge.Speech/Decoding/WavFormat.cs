namespace Cem.Edge.Speech.Decoding;

/// <summary>How one sample is stored.</summary>
internal enum SampleEncoding
{
    Pcm8,
    Pcm16,
    Pcm24,
    Pcm32,
    Float32,
    ALaw,
    MuLaw,
}

/// <summary>The sound of a WAV file.</summary>
/// <param name="Encoding">How one sample is stored.</param>
/// <param name="Channels">Interleaved channels.</param>
/// <param name="SampleRateHz">Frames per second.</param>
/// <param name="DeclaredBytes">Length of the data chunk as the header has it; null: unknown (a stream), read to the end.</param>
internal sealed record WavFormat(SampleEncoding Encoding, int Channels, int SampleRateHz, long? DeclaredBytes)
{
    private const int MostChannels = 8;
    private const int LowestRateHz = 4_000;
    private const int HighestRateHz = 384_000;

    public int BytesPerSample => Encoding switch
    {
        SampleEncoding.Pcm16 => 2,
        SampleEncoding.Pcm24 => 3,
        SampleEncoding.Pcm32 or SampleEncoding.Float32 => 4,
        _ => 1,
    };

    public int BytesPerFrame => BytesPerSample * Channels;

    public TimeSpan Duration(long bytes) => TimeSpan.FromSeconds((double)(bytes / BytesPerFrame) / SampleRateHz);

    /// <exception cref="AudioException">More channels than a call has, or a rate that no recorder uses.</exception>
    public void Check(string name)
    {
        if (Channels is < 1 or > MostChannels)
            throw new AudioException(name, $"the file has {Channels} channels; 1 to {MostChannels} can be read", "Export it with one channel for each speaker.");
        if (SampleRateHz is < LowestRateHz or > HighestRateHz)
            throw new AudioException(name, $"the sample rate is {SampleRateHz:N0} Hz; {LowestRateHz:N0} to {HighestRateHz:N0} Hz can be read", "Record or export it at 16,000 Hz.");
    }
}
