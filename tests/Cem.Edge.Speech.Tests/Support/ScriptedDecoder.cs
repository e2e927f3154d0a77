using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Support;

/// <summary>A decoder that answers at once, by a rule from the tokens of a row so far to its logits; several rows as the real one.</summary>
internal sealed class ScriptedDecoder(int vocabulary, Func<IReadOnlyList<long>, float[]> answer) : IDecoderRun
{
    private readonly float[] logits = new float[TranscribeOptions.MostBeams * vocabulary];
    private List<List<long>> rows = [[]];

    public int Position { get; private set; }

    public void Restart() => (rows, Position) = ([[]], 0);

    public Span<float> Begin() => Answer();

    public Span<float> Step(scoped ReadOnlySpan<long> tokens, scoped ReadOnlySpan<long> parents)
    {
        var next = new List<List<long>>(parents.Length);
        for (var row = 0; row < parents.Length; row++)
            next.Add([.. rows[(int)parents[row]], tokens[row]]);
        rows = next;
        Position++;
        return Answer();
    }

    public void Dispose() => Restart();

    private Span<float> Answer()
    {
        for (var row = 0; row < rows.Count; row++)
            answer(rows[row]).CopyTo(logits, row * vocabulary);
        return logits.AsSpan(0, rows.Count * vocabulary);
    }
}
