using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace Cem.Edge.Speech.Resampling;

/// <summary>
/// Filters of a band-limited conversion between two sample rates: a polyphase Kaiser-windowed sinc that passes 93 % of the narrower band and damps what
/// would fold back by 80 dB. No pre-emphasis. Computed once for each pair of rates; a recording goes through a <see cref="ResamplerStream"/>.
/// </summary>
internal sealed class Resampler
{
    private const int ZeroCrossings = 32;
    private const double Passband = 0.965;
    private const double Beta = 8;

    /// <summary>Rates of recorders need at most 640 (11,025 Hz); what a lying header names could need 16,000 and 100 MB, and is interpolated between so many.</summary>
    private const int MostPhases = 640;
    private const int MostKnown = 16;
    private static readonly double Normal = Bessel(Beta);
    private static readonly ConcurrentDictionary<(int From, int To), Resampler> Known = new();

    private readonly int up;
    private readonly int down;
    private readonly int steps;
    private readonly float[][] phases;

    private Resampler(int from, int to)
    {
        var divisor = Divisor(from, to);
        (up, down) = (to / divisor, from / divisor);
        steps = Math.Min(up, MostPhases);
        var band = Passband * Math.Min(1, (double)up / down);
        Reach = (int)Math.Ceiling(ZeroCrossings / band);
        phases = [.. Enumerable.Range(0, steps + 1).Select(phase => Taps((double)phase / steps, band))];
    }

    /// <summary>Inputs on each side that one output depends on.</summary>
    public int Reach { get; }

    public static Resampler For(int fromHz, int toHz)
    {
        // A folder of odd files must not fill the memory with filters.
        if (Known.Count >= MostKnown)
            Known.Clear();
        return Known.GetOrAdd((fromHz, toHz), static rates => new Resampler(rates.From, rates.To));
    }

    /// <summary>Output n lies at input n * from / to; silence is assumed around the input. Length: ceil(input * to / from).</summary>
    public float[] Resample(ReadOnlySpan<float> input)
    {
        var stream = new ResamplerStream(this);
        var output = new float[OutputLength(input.Length)];
        var begun = stream.Feed(input);
        begun.CopyTo(output);
        var used = begun.Length;
        stream.End().CopyTo(output.AsSpan(used));
        return output;
    }

    public long OutputLength(long inputs) => ((inputs * up) + down - 1) / down;

    /// <summary>The input at or before output <paramref name="n"/>.</summary>
    public long Position(long n) => n * down / up;

    /// <summary>Output <paramref name="n"/> from the inputs Position(n) - Reach .. Position(n) + Reach.</summary>
    public float Output(long n, ReadOnlySpan<float> around)
    {
        var rest = n * down % up;
        if (steps == up)
            return TensorPrimitives.Dot(around, phases[rest]);
        var exact = (double)rest / up * steps;
        var phase = (int)exact;
        var share = (float)(exact - phase);
        return (TensorPrimitives.Dot(around, phases[phase]) * (1 - share)) + (TensorPrimitives.Dot(around, phases[phase + 1]) * share);
    }

    /// <summary>Weights of the inputs -Reach .. +Reach around the point that lies <paramref name="fraction"/> of a sample after input 0.</summary>
    private float[] Taps(double fraction, double band)
    {
        var taps = Enumerable.Range(-Reach, (2 * Reach) + 1).Select(i => Weight(i - fraction, band)).ToArray();
        var sum = taps.Sum();
        return [.. taps.Select(tap => (float)(tap / sum))];
    }

    private double Weight(double distance, double band)
    {
        var x = distance / (Reach + 1);
        return band * Sinc(band * distance) * Bessel(Beta * Math.Sqrt(Math.Max(0, 1 - (x * x)))) / Normal;
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
