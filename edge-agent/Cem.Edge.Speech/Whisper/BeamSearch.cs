namespace Cem.Edge.Speech.Whisper;

/// <summary>
/// Keeps the most probable beginnings at each step (openai/whisper: patience 1, ranked by mean log probability). Rows are picked by <c>parents</c>. No step allocates.
/// </summary>
internal sealed class BeamSearch(TokenFilter filter, Logits arithmetic, TokenTree tree, int beams)
{
    private readonly int[] top = new int[beams + 1];
    private readonly float[] topValues = new float[beams + 1];
    private readonly Extension[] extensions = new Extension[beams * (beams + 1)];
    private readonly Ending[] ended = new Ending[beams];
    private readonly long[] tokens = new long[beams];
    private readonly long[] parents = new long[beams];
    private int[] running = new int[beams];
    private int[] next = new int[beams];
    private int endedCount;

    private readonly record struct Extension(int Row, int Token, double LogProb, double Sum);

    private readonly record struct Ending(int Link, double? LogProb, double Rank);

    /// <summary>Goes on from the logits of the prompt's last token until enough beams have ended, <paramref name="budget"/> tokens or the end of the time.</summary>
    public Candidate Search(IDecoderRun decoder, Span<float> logits, int budget, StepGate gate)
    {
        tree.Clear();
        endedCount = 0;
        running[0] = TokenTree.Root;
        var rows = 1;
        for (var step = 0; ; step++)
        {
            var kept = Advance(Extend(logits, rows, step == 0));
            if (endedCount == beams || kept == 0)
                break;
            if (step == budget || !gate.Open())
            {
                for (var row = 0; row < rows && endedCount < beams; row++)
                    End(running[row], null);
                break;
            }

            (running, next, rows) = (next, running, kept);
            logits = decoder.Step(tokens.AsSpan(0, rows), parents.AsSpan(0, rows));
        }

        var best = Best();
        return Closed(best) with { Rivals = [.. ended.Take(endedCount).Where(ending => ending != best).Select(Closed)] };
    }

    /// <summary>Fills <see cref="next"/>, <see cref="tokens"/> and <see cref="parents"/>; returns how many rows go on.</summary>
    private int Advance(ReadOnlySpan<Extension> ranked)
    {
        var kept = 0;
        foreach (var extension in ranked)
        {
            var before = running[extension.Row];
            if (extension.Token == filter.EndOfText)
            {
                if (endedCount < beams)
                    End(before, extension.LogProb);
                continue;
            }

            next[kept] = tree.Add(before, extension.Token, extension.LogProb);
            tokens[kept] = extension.Token;
            parents[kept] = extension.Row;
            if (++kept == beams)
                break;
        }

        return kept;
    }

    /// <summary>The likeliest next tokens of each row, the likeliest text first; of equals the first found.</summary>
    private ReadOnlySpan<Extension> Extend(Span<float> logits, int rows, bool first)
    {
        var width = logits.Length / rows;
        var found = 0;
        for (var row = 0; row < rows; row++)
        {
            var own = logits.Slice(row * width, width);
            filter.Apply(own, first);
            var logSum = arithmetic.LogSum(own);
            Logits.Top(own, top, topValues);
            for (var i = 0; i < top.Length && top[i] >= 0; i++)
            {
                double logProb = topValues[i] - logSum;
                Insert(new Extension(row, top[i], logProb, tree.Sum(running[row]) + logProb), found++);
            }
        }

        return extensions.AsSpan(0, found);
    }

    private void Insert(Extension extension, int found)
    {
        var at = found;
        for (; at > 0 && extension.Sum > extensions[at - 1].Sum; at--)
            extensions[at] = extensions[at - 1];
        extensions[at] = extension;
    }

    private void End(int link, double? logProb) =>
        ended[endedCount++] = new Ending(link, logProb, (tree.Sum(link) + (logProb ?? 0)) / Math.Max(1, tree.Length(link)));

    private Candidate Closed(Ending ending) => tree.Close(ending.Link, ending.LogProb);

    /// <summary>Of equals the first.</summary>
    private Ending Best()
    {
        var best = ended[0];
        foreach (var other in ended.AsSpan(1, endedCount - 1))
        {
            if (other.Rank > best.Rank)
                best = other;
        }

        return best;
    }
}
