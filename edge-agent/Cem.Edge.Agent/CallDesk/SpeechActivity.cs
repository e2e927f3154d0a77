namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// When exactly somebody speaks within a phrase. The recogniser's phrases carry half a second of padding and reach over pauses of two seconds, since
/// it reads a sentence better than its pieces; gaps and talk-over need the speech itself. Pure; thresholds are estimates.
/// </summary>
internal static class SpeechActivity
{
    // Below the loud parts of the same phrase: consonants lie some 20 dB under vowels.
    private const float BelowLoud = 25;
    private const float Quietest = -55;
    private const double LoudShare = 0.95;
    private static readonly TimeSpan Bridge = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    public static IReadOnlyList<CallSpan> Of(LevelTrack levels, CallSpan phrase)
    {
        int first = LevelTrack.FrameAt(phrase.Start);
        int end = Math.Min(levels.Frames, LevelTrack.FrameAt(phrase.End) + 1);
        if (end <= first)
        {
            return [];
        }

        float[] sorted = [.. Enumerable.Range(first, end - first).Select(frame => levels[frame]).Order()];
        float threshold = Math.Max(Quietest, sorted[(int)((sorted.Length - 1) * LoudShare)] - BelowLoud);
        var spans = new List<CallSpan>();
        for (int frame = first; frame < end; frame++)
        {
            if (levels[frame] < threshold)
            {
                continue;
            }

            var heard = new CallSpan(LevelTrack.TimeOf(frame), LevelTrack.TimeOf(frame + 1));
            if (spans.Count > 0 && heard.Start - spans[^1].End <= Bridge)
            {
                spans[^1] = spans[^1] with { End = heard.End };
            }
            else
            {
                spans.Add(heard);
            }
        }

        return [.. spans.Where(span => span.Length >= Shortest)];
    }
}
