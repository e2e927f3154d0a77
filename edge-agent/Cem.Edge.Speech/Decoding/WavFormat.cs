namespace Cem.Edge.Speech.Decoding;

/// <summary>How one sample is stored.</summary>
internal enum SampleEncoding
{
    Pcm8,
    Pcm16,
    Pcm24,
    Pcm32,
    Float32,
    Float64,
    ALaw,
    MuLaw,

    /// <summary>One that only ffmpeg reads, for example GSM or ADPCM.</summary>
    Other,
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
    private const string Reexport = "Export the recording again as WAV (PCM 16 bit).";

    /// <summary>What the header calls the encoding, for messages.</summary>
    public string EncodingName { get; init; } = "";

    public int BytesPerSample => Encoding switch
    {
        SampleEncoding.Pcm16 => 2,
        SampleEncoding.Pcm24 => 3,
        SampleEncoding.Pcm32 or SampleEncoding.Float32 => 4,
        SampleEncoding.Float64 => 8,
        _ => 1,
    };

    public int BytesPerFrame => BytesPerSample * Channels;

    /// <summary>The loudest value the encoding can hold (above zero): a sample there is taken for clipped.</summary>
    public float FullScale => Encoding switch
    {
        SampleEncoding.Pcm8 => 127 / 128f,
        SampleEncoding.Pcm16 => 32_767 / 32_768f,
        SampleEncoding.Pcm24 => 8_388_607 / 8_388_608f,
        SampleEncoding.ALaw => 32_256 / 32_768f,
        SampleEncoding.MuLaw => 32_124 / 32_768f,
        _ => 1,
    };

    public TimeSpan? Declared => DeclaredBytes is { } bytes ? Duration(bytes / BytesPerFrame) : null;

    public TimeSpan Duration(long frames) => TimeSpan.FromSeconds((double)frames / SampleRateHz);

    /// <exception cref="AudioException">An encoding that is not read here, more channels than a call has, or a rate that no recorder uses.</exception>
    public void Check(string name)
    {
        if (Encoding == SampleEncoding.Other)
            throw new AudioException(name, $"the encoding is not supported ({EncodingName})", Reexport);
        if (Channels is < 1 or > MostChannels)
            throw new AudioException(name, $"the file has {Channels} channels; 1 to {MostChannels} can be read", "Export it with one channel for each speaker.");
        if (SampleRateHz is < LowestRateHz or > HighestRateHz)
            throw new AudioException(name, $"the sample rate is {SampleRateHz:N0} Hz; {LowestRateHz:N0} to {HighestRateHz:N0} Hz can be read", "Record or export it at 16,000 Hz.");
    }
}
