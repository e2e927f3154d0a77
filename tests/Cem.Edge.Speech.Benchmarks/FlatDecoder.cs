using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Benchmarks;

/// <summary>A decoder that answers at once: the same made-up logits for every row, with no end of text. Its memory is made once for all instances, so that it is not counted.</summary>
internal sealed class FlatDecoder(int vocabulary, int endOfText) : IDecoderRun
{
    private const int MostRows = 5;
    private static float[] logits = [];

    public int Position { get; private set; }

    public Span<float> Begin()
    {
        if (logits.Length == 0)
        {
            logits = new float[MostRows * vocabulary];
            var random = new Random(1);
            for (var i = 0; i < logits.Length; i++)
                logits[i] = i % vocabulary == endOfText ? float.NegativeInfinity : (float)(random.NextDouble() * 10);
        }

        return logits.AsSpan(0, vocabulary);
    }

    public void Restart() => Position = 0;

    public Span<float> Step(scoped ReadOnlySpan<long> tokens, scoped ReadOnlySpan<long> parents)
    {
        Position += tokens.Length / parents.Length;
        return logits.AsSpan(0, parents.Length * vocabulary);
    }

    public void Dispose() => Position = 0;
}
