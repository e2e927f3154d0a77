namespace Cem.Edge.Speech.Benchmarks;

/// <summary>Sound whose content does not matter: the cost of every step but the search depends on its length alone.</summary>
internal static class Sounds
{
    public static float[] Noise(double seconds, int rateHz)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, (int)(seconds * rateHz)).Select(_ => (float)((random.NextDouble() * 0.2) - 0.1))];
    }
}
