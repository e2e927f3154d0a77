namespace Cem.Edge.Speech.Tests.Mel;

/// <summary>The recipe of SPEECH.md 4 written down plainly in double precision: no FFT, no vectors, filters from the formula.</summary>
internal static class SlowLogMel
{
    public static double[] Compute(float[] samples)
    {
        var frames = samples.Length / 160;
        var mel = new double[80 * frames];
        for (var frame = 0; frame < frames; frame++)
        {
            var power = Power(samples, (frame * 160) - 200);
            for (var band = 0; band < 80; band++)
            {
                var sum = 0.0;
                for (var bin = 0; bin <= 200; bin++)
                    sum += power[bin] * Weight(band, bin * 40.0);
                mel[(band * frames) + frame] = Math.Log10(Math.Max(sum, 1e-10));
            }
        }

        var floor = mel.Max() - 8;
        return [.. mel.Select(value => (Math.Max(value, floor) + 4) / 4)];
    }

    private static double[] Power(float[] samples, int start)
    {
        var power = new double[201];
        for (var bin = 0; bin <= 200; bin++)
        {
            double re = 0, im = 0;
            for (var n = 0; n < 400; n++)
            {
                var at = Math.Abs(start + n);
                var value = at < samples.Length ? samples[at] * (0.5 - (0.5 * Math.Cos(2 * Math.PI * n / 400))) : 0;
                re += value * Math.Cos(2 * Math.PI * bin * n / 400);
                im -= value * Math.Sin(2 * Math.PI * bin * n / 400);
            }

            power[bin] = (re * re) + (im * im);
        }

        return power;
    }

    private static double Weight(int band, double hz)
    {
        var (low, middle, high) = (Hz(band), Hz(band + 1), Hz(band + 2));
        return Math.Max(0, Math.Min((hz - low) / (middle - low), (high - hz) / (high - middle))) * 2 / (high - low);
    }

    private static double Hz(int edge)
    {
        var top = 15 + (27 * Math.Log(8) / Math.Log(6.4));
        var mel = top * edge / 81;
        return mel < 15 ? mel * 200 / 3 : 1000 * Math.Exp((mel - 15) * Math.Log(6.4) / 27);
    }
}
