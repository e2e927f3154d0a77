namespace Cem.Edge.Speech.Vad;

/// <summary>Turns speech probabilities into phrases. Pure.</summary>
internal static class PhraseFinder
{
    private const int SamplesPerSecond = 16_000;

    /// <summary>Frames First .. End - 1, of which Speech frames are speech with Sum as the sum of their probabilities.</summary>
    private readonly record struct Run(int First, int End, int Speech, double Sum);

    /// <summary>Phrases in order of time, none longer than the rule's longest, none touching another.</summary>
    /// <param name="probabilities">One for each 32 ms.</param>
    /// <param name="samples">Length of the recording at 16,000 Hz.</param>
    /// <param name="rules">What counts as a phrase.</param>
    public static IReadOnlyList<SpeechSpan> Find(ReadOnlySpan<float> probabilities, int samples, PhraseRules rules)
    {
        var pieces = new List<Run>();
        foreach (var phrase in Join(Speech(probabilities, rules), rules))
            Split(probabilities, phrase, Frames(rules.Longest - (2 * rules.Padding)), pieces);
        return Pad(pieces, samples, Samples(rules.Padding));
    }

    private static List<Run> Speech(ReadOnlySpan<float> probabilities, PhraseRules rules)
    {
        var silence = Frames(rules.ShortestSilence);
        var found = new List<Run>();
        int first = -1, lastSpeech = -1;
        for (var i = 0; i <= probabilities.Length; i++)
        {
            var probability = i < probabilities.Length ? probabilities[i] : 0;
            if (first < 0)
            {
                if (probability >= rules.Threshold)
                    first = lastSpeech = i;
            }
            else if (probability >= rules.Release)
            {
                lastSpeech = i;
            }
            else if (i == probabilities.Length || i - lastSpeech >= silence)
            {
                found.Add(Measured(probabilities, first, lastSpeech + 1));
                first = -1;
            }
        }

        return found;
    }

    /// <summary>Joins before it judges the length, so that the short first word of a sentence is not thrown away.</summary>
    private static IEnumerable<Run> Join(List<Run> speech, PhraseRules rules)
    {
        var joined = new List<Run>();
        foreach (var run in speech)
        {
            if (joined.Count > 0 && run.First - joined[^1].End <= Frames(rules.JoinPause) && run.End - joined[^1].First <= Frames(rules.Longest - (2 * rules.Padding)))
                joined[^1] = new Run(joined[^1].First, run.End, joined[^1].Speech + run.Speech, joined[^1].Sum + run.Sum);
            else
                joined.Add(run);
        }

        return joined.Where(phrase => phrase.Speech >= Frames(rules.ShortestSpeech));
    }

    private static Run Measured(ReadOnlySpan<float> probabilities, int first, int end)
    {
        var sum = 0.0;
        foreach (var probability in probabilities[first..end])
            sum += probability;
        return new Run(first, end, end - first, sum);
    }

    /// <summary>Cuts in the second half of what fits, at the frame least likely to be speech, so that no piece is a crumb.</summary>
    private static void Split(ReadOnlySpan<float> probabilities, Run phrase, int longest, List<Run> pieces)
    {
        while (phrase.End - phrase.First > longest)
        {
            var cut = phrase.First + (longest / 2);
            for (var i = cut; i < phrase.First + longest; i++)
            {
                if (probabilities[i] < probabilities[cut])
                    cut = i;
            }

            pieces.Add(Measured(probabilities, phrase.First, cut));
            phrase = Measured(probabilities, cut, phrase.End);
        }

        pieces.Add(phrase);
    }

    private static List<SpeechSpan> Pad(List<Run> pieces, int samples, int padding)
    {
        var spans = new List<SpeechSpan>(pieces.Count);
        for (var i = 0; i < pieces.Count; i++)
        {
            var (first, end, speech, sum) = pieces[i];
            var before = i == 0 ? 0 : Middle(pieces[i - 1].End, first);
            var after = i == pieces.Count - 1 ? samples : Middle(end, pieces[i + 1].First);
            var start = Math.Max(before, (first * VoiceDetector.FrameSamples) - padding);
            var stop = Math.Min(after, Math.Min(samples, (end * VoiceDetector.FrameSamples) + padding));
            spans.Add(new SpeechSpan(start, stop, sum / speech));
        }

        return spans;
    }

    private static int Middle(int end, int first) => (end + first) * VoiceDetector.FrameSamples / 2;

    private static int Samples(TimeSpan time) => (int)(time.TotalSeconds * SamplesPerSecond);

    private static int Frames(TimeSpan time) => Math.Max(1, (int)Math.Round(time.TotalSeconds * SamplesPerSecond / VoiceDetector.FrameSamples));
}
