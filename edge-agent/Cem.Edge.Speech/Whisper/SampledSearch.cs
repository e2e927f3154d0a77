namespace Cem.Edge.Speech.Whisper;

/// <summary>Draws each token at a temperature, several rows side by side; the row of the best rank wins. The way out of a loop.</summary>
internal sealed class SampledSearch(TokenFilter filter, Logits arithmetic, TokenTree tree, int rows, float temperature)
{
    // Fixed, so that the same recording gives the same text.
    private readonly Random random = new(20_26);
    private readonly List<Candidate> ended = [];
    private readonly long[] tokens = new long[rows];
    private readonly long[] parents = new long[rows];
    private int[] running = new int[rows];
    private int[] next = new int[rows];

    public Candidate Search(IDecoderRun decoder, Span<float> logits, int budget, StepGate gate)
    {
        tree.Clear();
        running[0] = TokenTree.Root;
        var under = 1;
        for (var step = 0; ; step++)
        {
            var kept = Draw(logits, under, step == 0);
            if (kept == 0)
                break;
            if (step == budget || !gate.Open())
            {
                foreach (var link in running.AsSpan(0, under))
                    ended.Add(tree.Close(link, null));
                break;
            }

            (running, next, under) = (next, running, kept);
            logits = decoder.Step(tokens.AsSpan(0, under), parents.AsSpan(0, under));
        }

        return ended.OrderByDescending(candidate => candidate.Ended).ThenByDescending(candidate => candidate.Rank).First();
    }

    /// <summary>Fills <see cref="next"/>, <see cref="tokens"/> and <see cref="parents"/>; returns how many rows go on.</summary>
    private int Draw(Span<float> logits, int under, bool first)
    {
        var width = logits.Length / under;
        var kept = 0;
        for (var row = 0; row < under; row++)
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
                    ended.Add(tree.Close(running[row], logProb));
                    continue;
                }

                next[kept] = tree.Add(running[row], token, logProb);
                (tokens[kept], parents[kept]) = (token, row);
                kept++;
            }
        }

        return kept;
    }
}
