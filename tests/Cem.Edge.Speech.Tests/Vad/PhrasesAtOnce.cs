using Cem.Edge.Speech.Vad;

namespace Cem.Edge.Speech.Tests.Vad;

/// <summary>The rules of phrases written down for a whole recording, in four passes: what finding them on the way must equal.</summary>
internal static class PhrasesAtOnce
{
    private const int Frame = VoiceDetector.FrameSamples;

    public static List<SpeechSpan> Find(float[] probabilities, long samples, PhraseRules rules)
    {
        var longest = PhraseRules.Frames(rules.Longest - (2 * rules.Padding));
        var joined = new List<SpeechRun>();
        foreach (var run in Speech(probabilities, rules))
        {
            if (joined.Count > 0 && run.First - joined[^1].End <= Pause(joined[^1], rules) && run.End - joined[^1].First <= longest)
                joined[^1] = joined[^1].Join(run);
            else
                joined.Add(run);
        }

        var pieces = new List<SpeechRun>();
        foreach (var phrase in joined.Where(phrase => phrase.Speech >= PhraseRules.Frames(rules.ShortestSpeech)))
            Split(probabilities, phrase, longest, pieces);
        return Pad(pieces, samples, PhraseRules.Samples(rules.Padding));
    }

    private static int Pause(SpeechRun before, PhraseRules rules) =>
        PhraseRules.Frames(before.Speech < PhraseRules.Frames(rules.Fragment) ? rules.FragmentPause : rules.JoinPause);

    private static List<SpeechRun> Speech(float[] probabilities, PhraseRules rules)
    {
        var found = new List<SpeechRun>();
        int first = -1, last = -1;
        for (var i = 0; i <= probabilities.Length; i++)
        {
            var probability = i < probabilities.Length ? probabilities[i] : 0;
            if (first < 0 && probability >= rules.Threshold)
            {
                first = last = i;
            }
            else if (first >= 0 && probability >= (last == i - 1 ? rules.Release : rules.Threshold))
            {
                last = i;
            }
            else if (first >= 0 && (i == probabilities.Length || i - last >= PhraseRules.Frames(rules.ShortestSilence)))
            {
                found.Add(Measured(probabilities, first, last + 1));
                first = -1;
            }
        }

        return found;
    }

    private static void Split(float[] probabilities, SpeechRun phrase, int longest, List<SpeechRun> pieces)
    {
        while (phrase.End - phrase.First > longest)
        {
            var half = phrase.First + (longest / 2);
            var cut = Enumerable.Range(half, phrase.First + longest - half).MinBy(i => probabilities[i]);
            pieces.Add(Measured(probabilities, phrase.First, cut));
            phrase = Measured(probabilities, cut, phrase.End);
        }

        pieces.Add(phrase);
    }

    private static List<SpeechSpan> Pad(List<SpeechRun> pieces, long samples, long padding) =>
    [
        .. pieces.Select((piece, i) => (Piece: piece, From: i == 0 ? 0 : Pause(pieces[i - 1], piece).Begin, To: i == pieces.Count - 1 ? samples : Pause(piece, pieces[i + 1]).End))
            .Select(bounded => new SpeechSpan(
                Math.Max(bounded.From, (bounded.Piece.First * Frame) - padding),
                Math.Min(bounded.To, (bounded.Piece.End * Frame) + padding),
                bounded.Piece.Sum / bounded.Piece.Speech)
            {
                FirstSpoken = bounded.Piece.First * Frame, LastSpoken = Math.Min(bounded.To, bounded.Piece.End * Frame),
            }),
    ];

    /// <summary>A tenth of a second stays with the speech on either side; what is left, if it holds a moment of 20 ms, is both neighbours' to cut in.</summary>
    private static (long Begin, long End) Pause(SpeechRun before, SpeechRun after)
    {
        var (begin, end) = ((before.End * Frame) + 1_600L, (after.First * Frame) - 1_600L);
        var middle = (before.End + after.First) * Frame / 2;
        return end - begin >= 320 ? (begin, end) : (middle, middle);
    }

    private static SpeechRun Measured(float[] probabilities, int first, int end)
    {
        var sum = 0.0;
        for (var i = first; i < end; i++)
            sum += probabilities[i];
        return new SpeechRun(first, end, end - first, sum);
    }
}
