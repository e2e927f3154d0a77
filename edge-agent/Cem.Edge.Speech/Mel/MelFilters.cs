namespace Cem.Edge.Speech.Mel;

/// <summary>Slaney's mel scale (linear to 1,000 Hz, logarithmic above) as triangles of equal area over the bins of a 400-point spectrum at 16 kHz.</summary>
internal sealed class MelFilters
{
    public const int Bands = 80;
    public const int Bins = 201;
    private const double NyquistHz = 8_000;
    private const double LinearHzPerMel = 200.0 / 3;
    private const double LogStartHz = 1_000;
    private const double LogStartMel = LogStartHz / LinearHzPerMel;
    private static readonly double LogStep = Math.Log(6.4) / 27;

    private MelFilters(Band[] bands) => All = bands;

    /// <summary>Triangle m covers bins First .. First + Weights.Length - 1; all others are zero.</summary>
    public readonly record struct Band(int First, float[] Weights);

    public static MelFilters Whisper { get; } = Create();

    public IReadOnlyList<Band> All { get; }

    private static MelFilters Create()
    {
        var topMel = ToMel(NyquistHz);
        var edges = Enumerable.Range(0, Bands + 2).Select(i => ToHz(topMel * i / (Bands + 1))).ToArray();
        return new MelFilters([.. Enumerable.Range(0, Bands).Select(m => Triangle(edges[m], edges[m + 1], edges[m + 2]))]);
    }

    private static Band Triangle(double low, double middle, double high)
    {
        var area = 2 / (high - low);
        var weights = Enumerable.Range(0, Bins)
            .Select(bin => bin * NyquistHz / (Bins - 1))
            .Select(hz => (float)(area * Math.Max(0, Math.Min((hz - low) / (middle - low), (high - hz) / (high - middle)))))
            .ToArray();
        var first = Array.FindIndex(weights, weight => weight > 0);
        var last = Array.FindLastIndex(weights, weight => weight > 0);
        return new Band(first, weights[first..(last + 1)]);
    }

    private static double ToMel(double hz) => hz < LogStartHz ? hz / LinearHzPerMel : LogStartMel + (Math.Log(hz / LogStartHz) / LogStep);

    private static double ToHz(double mel) => mel < LogStartMel ? mel * LinearHzPerMel : LogStartHz * Math.Exp(LogStep * (mel - LogStartMel));
}
