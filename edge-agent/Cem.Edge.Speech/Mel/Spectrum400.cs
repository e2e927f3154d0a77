using System.Numerics;

namespace Cem.Edge.Speech.Mel;

/// <summary>
/// Power spectrum of 400 real samples, for as many frames at once as a vector has lanes: lane i of every vector belongs to frame i, so each
/// butterfly serves all frames and nothing is shuffled. 400 = 4 x 4 x 5 x 5, decimation in time; twiddles are rounded once from double.
/// </summary>
internal sealed class Spectrum400
{
    public const int Length = 400;
    public const int Bins = (Length / 2) + 1;
    private static readonly int[] Radices = [4, 4, 5, 5];
    private static readonly int[] Order = InputOrder();
    private static readonly (float Re, float Im)[] Roots =
        [.. Enumerable.Range(0, Length).Select(i => ((float)Math.Cos(-2 * Math.PI * i / Length), (float)Math.Sin(-2 * Math.PI * i / Length)))];

    private readonly Vector<float>[] re = new Vector<float>[Length];
    private readonly Vector<float>[] im = new Vector<float>[Length];

    /// <summary>Reads 400 windowed samples per lane, writes |X|^2 for the bins 0..200.</summary>
    public void Power(ReadOnlySpan<Vector<float>> samples, Span<Vector<float>> power)
    {
        for (var i = 0; i < Length; i++)
            re[i] = samples[Order[i]];
        Array.Clear(im);

        var size = 1;
        foreach (var radix in Radices)
        {
            Stage(radix, size);
            size *= radix;
        }

        for (var bin = 0; bin < Bins; bin++)
            power[bin] = (re[bin] * re[bin]) + (im[bin] * im[bin]);
    }

    private void Stage(int radix, int size)
    {
        var step = Length / (size * radix);
        for (var start = 0; start < Length; start += size * radix)
        {
            for (var k = 0; k < size; k++)
            {
                for (var leg = 1; leg < radix; leg++)
                    Turn(start + k + (leg * size), k * leg * step);
                if (radix == 4)
                    Butterfly4(start + k, size);
                else
                    Butterfly5(start + k, size);
            }
        }
    }

    private void Turn(int at, int root)
    {
        if (root == 0)
            return;
        var (c, s) = Roots[root];
        var (a, b) = (re[at], im[at]);
        re[at] = (a * c) - (b * s);
        im[at] = (a * s) + (b * c);
    }

    private void Butterfly4(int at, int stride)
    {
        int i1 = at + stride, i2 = i1 + stride, i3 = i2 + stride;
        var (sum02, dif02) = (re[at] + re[i2], re[at] - re[i2]);
        var (sum13, dif13) = (re[i1] + re[i3], re[i1] - re[i3]);
        var (sum02i, dif02i) = (im[at] + im[i2], im[at] - im[i2]);
        var (sum13i, dif13i) = (im[i1] + im[i3], im[i1] - im[i3]);
        (re[at], im[at]) = (sum02 + sum13, sum02i + sum13i);
        (re[i1], im[i1]) = (dif02 + dif13i, dif02i - dif13);
        (re[i2], im[i2]) = (sum02 - sum13, sum02i - sum13i);
        (re[i3], im[i3]) = (dif02 - dif13i, dif02i + dif13);
    }

    private void Butterfly5(int at, int stride)
    {
        var (c1, s1) = Roots[Length / 5];
        var (c2, s2) = Roots[2 * Length / 5];
        int i1 = at + stride, i2 = i1 + stride, i3 = i2 + stride, i4 = i3 + stride;
        var (p, q) = (re[i1] + re[i4], re[i2] + re[i3]);
        var (pi, qi) = (im[i1] + im[i4], im[i2] + im[i3]);
        var (u, v) = (re[i1] - re[i4], re[i2] - re[i3]);
        var (ui, vi) = (im[i1] - im[i4], im[i2] - im[i3]);

        var (a, ai) = (re[at] + (p * c1) + (q * c2), im[at] + (pi * c1) + (qi * c2));
        var (b, bi) = (re[at] + (p * c2) + (q * c1), im[at] + (pi * c2) + (qi * c1));
        var (d, di) = ((u * s1) + (v * s2), (ui * s1) + (vi * s2));
        var (e, ei) = ((u * s2) - (v * s1), (ui * s2) - (vi * s1));

        (re[at], im[at]) = (re[at] + p + q, im[at] + pi + qi);
        (re[i1], im[i1]) = (a - di, ai + d);
        (re[i4], im[i4]) = (a + di, ai - d);
        (re[i2], im[i2]) = (b - ei, bi + e);
        (re[i3], im[i3]) = (b + ei, bi - e);
    }

    /// <summary>Mixed-radix digit reversal: position of input sample n before the first stage.</summary>
    private static int[] InputOrder()
    {
        int[] order = [0];
        foreach (var radix in Radices)
            order = [.. Enumerable.Range(0, radix).SelectMany(digit => order.Select(index => (index * radix) + digit))];
        return order;
    }
}
