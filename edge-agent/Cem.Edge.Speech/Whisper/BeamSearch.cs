namespace Cem.Edge.Speech.Whisper;

/// <summary>Keeps the most probable beginnings at each step (openai/whisper: patience 1, ranked by mean log probability). Rows are picked by <c>parents</c>.</summary>
internal sealed class BeamSearch(TokenFilter filter, Logits arithmetic, int beams)
{
    private readonly int[] tokens = new int[beams + 1];
    private readonly float[] values = new float[beams + 1];

    private readonly record struct Extension(int Row, int Token, double LogProb, double Sum);

    /// <summary>Goes on from the logits of the prompt's last token until enough beams have ended, <paramref name="budget"/> tokens or the end of the time.</summary>
    public Candidate Search(IDecoderRun decoder, Span<float> logits, int budget, StepGate gate)
    {
        var ended = new List<Candidate>();
        var running = new List<Hypothesis?> { null };
        for (var step = 0; ; step++)
        {
            var (next, parents) = Advance(running, logits, step == 0, ended);
            if (ended.Count >= beams || next.Count == 0)
                break;
            if (step == budget || !gate.Open())
            {
                ended.AddRange(running.Take(beams - ended.Count).Select(hypothesis => Hypothesis.Close(hypothesis, null)));
                break;
            }

            running = next;
            logits = decoder.Step([.. next.Select(hypothesis => (long)hypothesis!.Token)], [.. parents]);
        }

        return ended.MaxBy(candidate => candidate.Rank)!;
    }

    private (List<Hypothesis?> Next, List<long> Parents) Advance(List<Hypothesis?> running, Span<float> logits, bool first, List<Candidate> ended)
    {
        var next = new List<Hypothesis?>(beams);
        var parents = new List<long>(beams);
        foreach (var extension in Extensions(running, logits, first))
        {
            var before = running[extension.Row];
            if (extension.Token == filter.EndOfText)
            {
                if (ended.Count < beams)
                    ended.Add(Hypothesis.Close(before, extension.LogProb));
                continue;
            }

            next.Add(new Hypothesis(before, extension.Token, extension.LogProb));
            parents.Add(extension.Row);
            if (next.Count == beams)
                break;
        }

        return (next, parents);
    }

    private List<Extension> Extensions(List<Hypothesis?> running, Span<float> logits, bool first)
    {
        var width = logits.Length / running.Count;
        var found = new List<Extension>(running.Count * tokens.Length);
        for (var row = 0; row < running.Count; row++)
        {
            var own = logits.Slice(row * width, width);
            filter.Apply(own, first);
            var logSum = arithmetic.LogSum(own);
            Logits.Top(own, tokens, values);
            for (var i = 0; i < tokens.Length && tokens[i] >= 0; i++)
            {
                double logProb = values[i] - logSum;
                found.Add(new Extension(row, tokens[i], logProb, (running[row]?.Sum ?? 0) + logProb));
            }
        }

        // A stable order, so that equal sums do not depend on the sort.
        return [.. found.OrderByDescending(extension => extension.Sum)];
    }
}
