namespace Cem.Edge.Speech.Vad;

/// <summary>
/// Turns speech probabilities into phrases while they arrive; what it says does not depend on how they were portioned. Pure.
/// Three stages: speech (<see cref="OpenSpeech"/>), speech joined over short pauses, and a phrase that waits to see how far its padding may reach.
/// </summary>
internal sealed class PhraseFinder(PhraseRules rules)
{
    private readonly int longest = PhraseRules.Frames(rules.Longest - (2 * rules.Padding));
    private readonly int shortest = PhraseRules.Frames(rules.ShortestSpeech);
    private readonly int fading = PhraseRules.Frames(rules.ShortestSilence);
    private readonly int joinPause = PhraseRules.Frames(rules.JoinPause);
    private readonly int fragment = PhraseRules.Frames(rules.Fragment);
    private readonly int fragmentPause = PhraseRules.Frames(rules.FragmentPause);
    private readonly long padding = PhraseRules.Samples(rules.Padding);
    private readonly OpenSpeech open = new(rules);
    private readonly FrameLevels levels = new();
    private readonly Queue<SpeechSpan> found = new();
    private bool openIsRest;
    private SpeechRun? joined;
    private (SpeechRun Run, long Start)? waiting;
    private int? lastEnd;

    /// <summary>The first sample that a later phrase may still want; everything before it can be forgotten once all found phrases are taken.</summary>
    public long Needed => waiting?.Start ?? Start(NextFirst);

    /// <summary>First frame of what is under way, or of whatever may come.</summary>
    private int NextFirst => joined?.First ?? OpenFirst;

    private int OpenFirst => open.Running ? open.First : open.Frames;

    /// <summary>All phrases of a recording of <paramref name="samples"/> samples, in order of time, none longer than the rule's longest; two may share the silence between them, never speech.</summary>
    public static IReadOnlyList<SpeechSpan> Find(ReadOnlySpan<float> probabilities, long samples, PhraseRules rules)
    {
        var finder = new PhraseFinder(rules);
        foreach (var probability in probabilities)
            finder.Add(probability);
        finder.End(samples);
        return [.. finder.found];
    }

    public bool TryTake(out SpeechSpan span) => found.TryDequeue(out span);

    /// <summary>Takes the probability of the next 32 ms and the mean power of its samples.</summary>
    public void Add(float probability, float power = 0)
    {
        levels.Add(power);
        if (open.Add(probability) is { } run)
            Ended(run);
        if (joined is { } before && CanGrowNoMore(before))
            CloseJoined();
        if (open.Length > longest)
        {
            Keep(open.Cut(longest));
            openIsRest = true;
        }

        if (waiting is { } done)
            ReleaseWhenDecided(done.Run);
        levels.Forget(NextFirst);
    }

    /// <summary>The recording ends after <paramref name="samples"/> samples.</summary>
    public void End(long samples)
    {
        if (open.Close() is { } run)
            Ended(run);
        CloseJoined();
        if (waiting is not null)
            Release(samples);
    }

    private void Ended(SpeechRun run)
    {
        if (joined is { } before && IsInterrupted(before, run))
            CloseJoined();
        if (openIsRest)
            Keep(run);
        else
            joined = joined?.Join(run) ?? run;
        openIsRest = false;
    }

    /// <summary>
    /// Something else than speech sounds in the pause, hardly weaker than the speech before: no pause of one speaker, and a recogniser that reads on over it loses words.
    /// A word fades out over <see cref="fading"/> frames and begins within one.
    /// </summary>
    private bool IsInterrupted(SpeechRun before, SpeechRun next) =>
        levels.Loudest(before.End + fading, next.First - 1) > rules.InterruptionShare * levels.Mean(before.First, before.End);

    private bool CanGrowNoMore(SpeechRun before) =>
        OpenFirst - before.End > (before.Speech < fragment ? fragmentPause : joinPause) || (open.Running && open.End - before.First > longest);

    /// <summary>Judges the length only after joining, so that the short first word of a sentence is not thrown away.</summary>
    private void CloseJoined()
    {
        if (joined is { } phrase && phrase.Speech >= shortest)
            Keep(phrase);
        joined = null;
    }

    private void Keep(SpeechRun phrase)
    {
        if (waiting is { } before)
            Release(LastEnd(before.Run.End, phrase.First));
        waiting = (phrase, Start(phrase.First));
        lastEnd = phrase.End;
    }

    /// <summary>The padding is decided once the neighbour is sure to stay, or can only begin beyond its reach.</summary>
    private void ReleaseWhenDecided(SpeechRun phrase)
    {
        var bound = LastEnd(phrase.End, NextFirst);
        if (NextIsSure() || bound >= PaddedEnd(phrase))
            Release(bound);
    }

    private bool NextIsSure() => joined is { } next ? next.Speech >= shortest : open.Running && (openIsRest || open.Length >= shortest);

    private void Release(long bound)
    {
        if (waiting is not { } done)
            return;
        var (phrase, start) = done;
        found.Enqueue(new SpeechSpan(start, Math.Min(bound, PaddedEnd(phrase)), phrase.Sum / phrase.Speech)
        {
            FirstSpoken = Sample(phrase.First), LastSpoken = Math.Min(bound, Sample(phrase.End)),
        });
        waiting = null;
    }

    private long Start(int first) => Math.Max(lastEnd is { } end ? EarliestStart(end, first) : 0, Sample(first) - padding);

    private long PaddedEnd(SpeechRun phrase) => Sample(phrase.End) + padding;

    /// <summary>Both neighbours may look for the quietest moment in the whole pause; one too short for that is halved.</summary>
    private static long LastEnd(int end, int first) => IsWide(end, first) ? Sample(first) - QuietEdges.Closest : Middle(end, first);

    private static long EarliestStart(int end, int first) => IsWide(end, first) ? Sample(end) + QuietEdges.Closest : Middle(end, first);

    private static bool IsWide(int end, int first) => Sample(first) - Sample(end) >= (2 * QuietEdges.Closest) + QuietEdges.Moment;

    private static long Middle(int end, int first) => (Sample(end) + Sample(first)) / 2;

    private static long Sample(int frame) => (long)frame * VoiceDetector.FrameSamples;
}
