using System.Numerics.Tensors;

namespace Cem.Edge.Speech.Decoding;

/// <summary>
/// Tells which channels of a recording say something of their own. Two channels differ when in some 100 ms that are loud enough to be read as speech the
/// energy of their difference is over 1 % (-20 dB) of their own; what a lossy encoder does to twice the same sound stays far below. Pure.
/// </summary>
public sealed class ChannelComparison
{
    private const int WindowSamples = 1_600;
    private const float OwnShare = 0.01f;

    /// <summary>-46 dBFS, below which no phrase is ever read.</summary>
    private const double LowestRms = 0.005;

    private readonly float[][] window;
    private readonly float[] difference = new float[WindowSamples];
    private readonly bool[,] differ;
    private int filled;

    /// <summary>Compares <paramref name="channels"/> channels.</summary>
    public ChannelComparison(int channels)
    {
        window = [.. Enumerable.Range(0, channels).Select(_ => new float[WindowSamples])];
        differ = new bool[channels, channels];
    }

    /// <summary>Some sound was loud enough to be compared; before that nothing is known.</summary>
    public bool HasCompared { get; private set; }

    /// <summary>Every channel differs from every other: more sound cannot change the answer.</summary>
    public bool Decided => Distinct.Count == window.Length;

    /// <summary>Channels by number, from 0, without those that repeat an earlier one.</summary>
    public IReadOnlyList<int> Distinct
    {
        get
        {
            var own = new List<int>();
            for (var channel = 0; channel < window.Length; channel++)
            {
                if (own.TrueForAll(earlier => differ[earlier, channel]))
                    own.Add(channel);
            }

            return own;
        }
    }

    /// <summary>Takes the next <paramref name="count"/> samples of each channel at 16,000 Hz.</summary>
    public void Add(float[][] channels, int count)
    {
        for (var from = 0; from < count;)
        {
            var part = Math.Min(count - from, WindowSamples - filled);
            for (var channel = 0; channel < window.Length; channel++)
                channels[channel].AsSpan(from, part).CopyTo(window[channel].AsSpan(filled));
            (from, filled) = (from + part, filled + part);
            if (filled == WindowSamples)
                Compare();
        }
    }

    private void Compare()
    {
        filled = 0;
        for (var a = 0; a < window.Length; a++)
        {
            for (var b = a + 1; b < window.Length; b++)
                differ[a, b] |= Differ(window[a], window[b]);
        }
    }

    private bool Differ(float[] a, float[] b)
    {
        var (energyA, energyB) = (TensorPrimitives.SumOfSquares<float>(a), TensorPrimitives.SumOfSquares<float>(b));
        if (Math.Sqrt(Math.Max(energyA, energyB) / WindowSamples) < LowestRms)
            return false;
        HasCompared = true;
        TensorPrimitives.Subtract(a, b, difference);
        return TensorPrimitives.SumOfSquares<float>(difference) > OwnShare * (energyA + energyB);
    }
}
