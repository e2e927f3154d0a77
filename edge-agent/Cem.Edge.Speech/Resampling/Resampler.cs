using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace Cem.Edge.Speech.Resampling;

/// <summary>
/// Band-limited conversion between sample rates: a polyphase Kaiser-windowed sinc that passes 93 % of the narrower band and damps what would fold
/// back by 80 dB. No pre-emphasis. Filters are computed once for each pair of rates.
/// </summary>
internal sealed class Resampler
{
    private const int ZeroCrossings = 32;
    private const double Passband = 0.965;
    private const double Beta = 8;
    private static readonly ConcurrentDictionary<(int From, int To), Resampler> Known = new();

    private readonly int up;
    private readonly int down;
    private readonly int reach;
    private readonly float[][] phases;

    private Resampler(int from, int to)
    {
        var divisor = Divisor(from, to);
        (up, down) = (to / divisor, from / divisor);
        var band = Passband * Math.Min(1, (double)up / down);
        reach = (int)Math.Ceiling(ZeroCrossings / band);
        phases = [.. Enumerable.Range(0, up).Select(phase => Taps((double)phase / up, band))];
    }

    public static Resampler For(int fromHz, int toHz) => Known.GetOrAdd((fromHz, toHz), static rates => new Resampler(rates.From, rates.To));

    /// <summary>Output n lies at input n * from / to; silence is assumed around the input. Length: ceil(input * to / from).</summary>
    public float[] Resample(ReadOnlySpan<float> input)
    {
        var edge = new float[(2 * reach) + 1];
        var output = new float[(int)((((long)input.Length * up) + down - 1) / down)];
        for (var n = 0; n < output.Length; n++)
        {
            var position = (long)n * down;
            var taps = phases[(int)(position % up)];
            output[n] = TensorPrimitives.Dot(Around(input, (int)(position / up) - reach, edge), taps);
        }

        return output;
    }

    /// <summary>The inputs from <paramref name="start"/> on, as many as <paramref name="edge"/> holds; beyond both ends there is silence.</summary>
    private static ReadOnlySpan<float> Around(ReadOnlySpan<float> input, int start, Span<float> edge)
    {
        if (start >= 0 && start + edge.Length <= input.Length)
            return input.Slice(start, edge.Length);
        edge.Clear();
        var first = Math.Max(start, 0);
        var end = Math.Min(start + edge.Length, input.Length);
        if (first < end)
            input[first..end].CopyTo(edge[(first - start)..]);
        return edge;
    }

    /// <summary>Weights of the inputs -reach .. +reach around the point that lies <paramref name="fraction"/> of a sample after input 0.</summary>
    private float[] Taps(double fraction, double band)
    {
        var taps = Enumerable.Range(-reach, (2 * reach) + 1).Select(i => Weight(i - fraction, band)).ToArray();
        var sum = taps.Sum();
        return [.. taps.Select(tap => (float)(tap / sum))];
    }

    private double Weight(double distance, double band)
    {
        var x = distance / (reach + 1);
        return band * Sinc(band * distance) * Bessel(Beta * Math.Sqrt(Math.Max(0, 1 - (x * x)))) / Bessel(Beta);
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    /// <summary>Modified Bessel function of order 0 by its power series.</summary>
    private static double Bessel(double x)
    {
        double sum = 1, term = 1;
        for (var k = 1; term > sum * 1e-12; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
