using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Cem.Edge.Speech.Mel;

/// <summary>Whisper's audio front end (openai/whisper, audio.py). One instance per thread: it keeps its working memory.</summary>
internal sealed class LogMel
{
    public const int Bands = MelFilters.Bands;
    public const int SamplesPerFrame = 160;
    private const int HalfWindow = Spectrum400.Length / 2;
    private const float Smallest = 1e-10f;
    private const float DynamicRange = 8;
    private static readonly float[] Hann =
        [.. Enumerable.Range(0, Spectrum400.Length).Select(i => (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / Spectrum400.Length))))];

    private readonly Spectrum400 spectrum = new();
    private readonly Vector<float>[] window = new Vector<float>[Spectrum400.Length];
    private readonly Vector<float>[] power = new Vector<float>[Spectrum400.Bins];

    /// <summary>Frames of 10 ms that <paramref name="samples"/> samples fill.</summary>
    public static int Frames(int samples) => samples / SamplesPerFrame;

    /// <summary>
    /// samples: mono, 16,000 Hz, -1..1, followed by silence (padding B of SPEECH.md 4) and reflected at the start; writes [80, <paramref name="stride"/>]
    /// into <paramref name="mel"/>, mel band by frame of 10 ms, the first Frames(samples.Length) of each row; the rest is left alone.
    /// The floor is 8 (80 dB) below the loudest value of these samples. Source: checked against the mel reference files and a double-precision DFT.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="stride"/> is shorter than the frames.</exception>
    public void Compute(ReadOnlySpan<float> samples, Span<float> mel, int stride)
    {
        var frames = Frames(samples.Length);
        if (stride < frames || mel.Length < Bands * stride)
            throw new ArgumentException($"{frames} frames do not fit into rows of {stride}.", nameof(stride));
        if (frames == 0)
            return;

        for (var frame = 0; frame < frames; frame += Vector<float>.Count)
        {
            Load(samples, frame);
            spectrum.Power(window, power);
            Filter(mel, stride, frame, Math.Min(Vector<float>.Count, frames - frame));
        }

        Compress(mel, stride, frames);
    }

    private void Load(ReadOnlySpan<float> samples, int frame)
    {
        var lanes = MemoryMarshal.Cast<Vector<float>, float>(window.AsSpan());
        for (var lane = 0; lane < Vector<float>.Count; lane++)
        {
            var start = ((frame + lane) * SamplesPerFrame) - HalfWindow;
            var inside = start >= 0 && start + Spectrum400.Length <= samples.Length;
            for (int i = 0, to = lane; i < Spectrum400.Length; i++, to += Vector<float>.Count)
                lanes[to] = (inside ? samples[start + i] : At(samples, start + i)) * Hann[i];
        }
    }

    private static float At(ReadOnlySpan<float> samples, int index)
    {
        var mirrored = Math.Abs(index);
        return mirrored < samples.Length ? samples[mirrored] : 0;
    }

    private void Filter(Span<float> mel, int stride, int frame, int valid)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (var band = 0; band < Bands; band++)
        {
            var (first, weights) = MelFilters.Whisper.All[band];
            var sum = Vector<float>.Zero;
            for (var i = 0; i < weights.Length; i++)
                sum += power[first + i] * weights[i];
            sum.CopyTo(lanes);
            lanes[..valid].CopyTo(mel[((band * stride) + frame)..]);
        }
    }

    private static void Compress(Span<float> mel, int stride, int frames)
    {
        var loudest = float.NegativeInfinity;
        for (var band = 0; band < Bands; band++)
        {
            var row = mel.Slice(band * stride, frames);
            TensorPrimitives.Max(row, Smallest, row);
            TensorPrimitives.Log10(row, row);
            loudest = Math.Max(loudest, TensorPrimitives.Max<float>(row));
        }

        for (var band = 0; band < Bands; band++)
        {
            var row = mel.Slice(band * stride, frames);
            TensorPrimitives.Max(row, loudest - DynamicRange, row);
            TensorPrimitives.Add(row, 4f, row);
            TensorPrimitives.Multiply(row, 0.25f, row);
        }
    }
}
