namespace Cem.Edge.Speech.Vad;

/// <summary>Turns speech probabilities into phrases. Pure.</summary>
internal static class PhraseFinder
{
    private const int SamplesPerSecond = 16_000;

    private readonly record struct Run(int First, int End);

    /// <summary>Phrases in order of time, none longer than the rule's longest, none touching another.</summary>
    /// <param name="probabilities">One for each 32 ms.</param>
    /// <param name="samples">Length of the recording at 16,000 Hz.</param>
    /// <param name="rules">What counts as a phrase.</param>
    public static IReadOnlyList<SpeechSpan> Find(ReadOnlySpan<float> probabilities, int samples, PhraseRules rules)
    {
        var speech = Speech(probabilities, rules);
        var phrases = Join(speech, rules);
        var pieces = new List<Run>();
        foreach (var phrase in phrases)
            Split(probabilities, phrase, Frames(rules.Longest - (2 * rules.Padding)), pieces);
        return Pad(probabilities, pieces, samples, Samples(rules.Padding));
    }

    private static List<Run> Speech(ReadOnlySpan<float> probabilities, PhraseRules rules)
    {
        var silence = Frames(rules.ShortestSilence);
        var shortest = Frames(rules.ShortestSpeech);
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
                if (lastSpeech + 1 - first >= shortest)
                    found.Add(new Run(first, lastSpeech + 1));
                first = -1;
            }
        }

        return found;
    }

    private static List<Run> Join(List<Run> speech, PhraseRules rules)
    {
        var joined = new List<Run>();
        foreach (var run in speech)
        {
            if (joined.Count > 0 && run.First - joined[^1].End <= Frames(rules.JoinPause) && run.End - joined[^1].First <= Frames(rules.Longest))
                joined[^1] = joined[^1] with { End = run.End };
            else
                joined.Add(run);
        }

        return joined;
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

            pieces.Add(phrase with { End = cut });
            phrase = phrase with { First = cut };
        }

        pieces.Add(phrase);
    }

    private static List<SpeechSpan> Pad(ReadOnlySpan<float> probabilities, List<Run> pieces, int samples, int padding)
    {
        var spans = new List<SpeechSpan>(pieces.Count);
        for (var i = 0; i < pieces.Count; i++)
        {
            var (first, end) = pieces[i];
            var before = i == 0 ? 0 : Middle(pieces[i - 1].End, first);
            var after = i == pieces.Count - 1 ? samples : Middle(end, pieces[i + 1].First);
            var start = Math.Max(before, (first * VoiceDetector.FrameSamples) - padding);
            var stop = Math.Min(after, Math.Min(samples, (end * VoiceDetector.FrameSamples) + padding));
            spans.Add(new SpeechSpan(start, stop, Mean(probabilities[first..end])));
        }

        return spans;
    }

    private static int Middle(int end, int first) => (end + first) * VoiceDetector.FrameSamples / 2;

    private static double Mean(ReadOnlySpan<float> probabilities)
    {
        var sum = 0.0;
        foreach (var probability in probabilities)
            sum += probability;
        return sum / probabilities.Length;
    }

    private static int Samples(TimeSpan time) => (int)(time.TotalSeconds * SamplesPerSecond);

    private static int Frames(TimeSpan time) => Math.Max(1, (int)Math.Round(time.TotalSeconds * SamplesPerSecond / VoiceDetector.FrameSamples));
}
