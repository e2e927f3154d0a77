namespace Cem.Edge.Scoring.Sentences;

/// <summary>Opens the encoder and, where the choice is left to the machine, times it.</summary>
internal static class EncoderTrial
{
    private const int Runs = 5;

    /// <summary>20 tokens with start and end.</summary>
    private const string Clause = "the staff were friendly but the queue at the till was far too long";

    /// <returns>The encoder, or null and why.</returns>
    public static (SentenceEncoder? Encoder, string? Reason, TimeSpan? Took) Run(string? folder, ScorerOptions options, TimeProvider time)
    {
        if (folder is null)
        {
            return (null, $"no folder {EncoderFolder.Name} was found", null);
        }

        try
        {
            var encoder = SentenceEncoder.Load(folder, options.CacheFolder);
            if (options.Polarity == PolarityChoice.Encoder)
            {
                return (encoder, null, null);
            }

            var took = Time(encoder, time);
            if (took <= options.SlowestClause)
            {
                return (encoder, null, took);
            }

            encoder.Dispose();
            return (null, FormattableString.Invariant($"a clause of 20 tokens takes {took.TotalMilliseconds:0} ms here, more than {options.SlowestClause.TotalMilliseconds:0} ms"), took);
        }
        catch (EncoderException problem)
        {
            return (null, problem.Message, null);
        }
    }

    /// <summary>The median, so that one pause of the machine does not decide.</summary>
    private static TimeSpan Time(SentenceEncoder encoder, TimeProvider time)
    {
        encoder.Embed(Clause);
        var took = new List<TimeSpan>();
        for (var run = 0; run < Runs; run++)
        {
            var start = time.GetTimestamp();
            encoder.Embed(Clause);
            took.Add(time.GetElapsedTime(start));
        }

        return took.Order().ElementAt(Runs / 2);
    }
}
