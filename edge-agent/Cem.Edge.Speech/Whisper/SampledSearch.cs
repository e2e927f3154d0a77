namespace Cem.Edge.Speech.Whisper;

/// <summary>Draws each token at a temperature, several rows side by side; the row of the best rank wins. The way out of a loop.</summary>
internal sealed class SampledSearch(TokenFilter filter, Logits arithmetic, int rows, float temperature)
{
    // Fixed, so that the same recording gives the same text.
    private readonly Random random = new(20_26);

    public Candidate Search(IDecoderRun decoder, Span<float> logits, int budget, StepGate gate)
    {
        var ended = new List<Candidate>();
        var running = new List<Hypothesis?> { null };
        for (var step = 0; ; step++)
        {
            var (next, parents) = Draw(running, logits, step == 0, ended);
            if (next.Count == 0)
                break;
            if (step == budget || !gate.Open())
            {
                ended.AddRange(running.Select(hypothesis => Hypothesis.Close(hypothesis, null)));
                break;
            }

            running = next;
            logits = decoder.Step([.. next.Select(hypothesis => (long)hypothesis!.Token)], [.. parents]);
        }

        return ended.OrderByDescending(candidate => candidate.Ended).ThenByDescending(candidate => candidate.Rank).First();
    }

    private (List<Hypothesis?> Next, List<long> Parents) Draw(List<Hypothesis?> running, Span<float> logits, bool first, List<Candidate> ended)
    {
        var width = logits.Length / running.Count;
        var next = new List<Hypothesis?>();
        var parents = new List<long>();
        for (var row = 0; row < running.Count; row++)
        {
            var own = logits.Slice(row * width, width);
            filter.Apply(own, first);
            var logSum = arithmetic.LogSum(own);
            for (var draw = 0; draw < (first ? rows : 1); draw++)
            {
                var token = arithmetic.Draw(own, temperature, random);
                double logProb = own[token] - logSum;
                if (token == filter.EndOfText)
                {
                    ended.Add(Hypothesis.Close(running[row], logProb));
                }
                else
                {
                    next.Add(new Hypothesis(running[row], token, logProb));
                    parents.Add(row);
                }
            }
        }

        return (next, parents);
    }
}
