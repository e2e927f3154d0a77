using System.Buffers.Binary;

namespace Cem.Edge.Agent.Recording;

/// <summary>Samples of one remark, converted as they come. Never grows: its size is the longest remark.</summary>
internal sealed class PcmBuffer(int mostSamples)
{
    private const float FullScale = 32_768f;
    private byte? _halfSample;

    public float[] Samples { get; } = new float[mostSamples];

    public int Count { get; private set; }

    public bool IsFull => Count == Samples.Length;

    /// <summary>Signed 16 bit little-endian; a pipe may cut a sample in two.</summary>
    public void Append(ReadOnlySpan<byte> pcm)
    {
        if (_halfSample is { } low && pcm.Length > 0)
        {
            Add(BinaryPrimitives.ReadInt16LittleEndian([low, pcm[0]]));
            pcm = pcm[1..];
            _halfSample = null;
        }

        for (; pcm.Length >= 2; pcm = pcm[2..])
        {
            Add(BinaryPrimitives.ReadInt16LittleEndian(pcm));
        }

        _halfSample = pcm.Length == 1 ? pcm[0] : null;
    }

    private void Add(short sample)
    {
        if (!IsFull)
        {
            Samples[Count++] = sample / FullScale;
        }
    }
}
