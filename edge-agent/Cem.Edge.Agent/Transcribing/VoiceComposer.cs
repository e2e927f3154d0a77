using Cem.Edge.Contracts;
using Cem.Edge.Scoring;
using Cem.Edge.Speech;

namespace Cem.Edge.Agent.Transcribing;

/// <summary>Puts what the recogniser and the scorer say about one remark into its event. Pure; unscored beats a wrong score.</summary>
internal static class VoiceComposer
{
    /// <summary>A word of lower probability counts as weak.</summary>
    public const double WeakWord = 0.5;

    /// <summary>A longer silence ends a clause (SCORING.md 1).</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.6);

    public static VoiceEvent Unscored(RemarkFacts remark, string reason, TranscriptionData? figures = null) => new()
    {
        Press = remark.Press,
        CallId = remark.Call?.CallId,
        CallKey = remark.Call?.CallKey,
        Side = remark.Call?.Side,
        StartMs = remark.Call?.StartMs,
        Status = VoiceStatus.Unscored,
        Reason = reason,
        AudioMs = remark.AudioMs,
        Transcription = figures,
    };

    /// <summary>Why a transcription cannot be scored, or null.</summary>
    public static string? WhyUnscored(Transcription heard) => heard.Text.Length > 0
        ? null
        : heard.Reason ?? heard.Phrases.Select(phrase => phrase.Reason).FirstOrDefault(reason => reason is not null) ?? PhraseReason.NoSpeech;

    public static double WeakWordShare(Transcription heard)
    {
        Word[] words = [.. Spoken(heard).SelectMany(phrase => phrase.Words)];
        return words.Length == 0 ? 0 : words.Count(word => word.Probability < WeakWord) / (double)words.Length;
    }

    /// <summary>Places in the text where nobody spoke for longer than a breath: between phrases, since the recogniser tells no times of words.</summary>
    public static IReadOnlyList<int> Pauses(Transcription heard)
    {
        Phrase[] spoken = [.. Spoken(heard)];
        int joint = spoken.Length == 0 ? 0 : (heard.Text.Length - spoken.Sum(phrase => phrase.Text.Length)) / Math.Max(1, spoken.Length - 1);
        List<int> places = [];
        for (int i = 0, place = 0; i + 1 < spoken.Length; i++)
        {
            place += spoken[i].Text.Length + joint;
            if (spoken[i + 1].Start - spoken[i].End > Pause)
            {
                places.Add(place);
            }
        }

        return places;
    }

    /// <summary>The one language of all phrases, or null when they differ and the text has to decide.</summary>
    public static string? Language(Transcription heard) => Spoken(heard).Select(phrase => phrase.Language).Distinct().ToArray() is [var only] ? only : null;

    public static VoiceEvent Scored(RemarkFacts remark, Transcription heard, ScoredText scored, string model)
    {
        string? doubt = remark.Flaw is { } flaw ? "incomplete: " + flaw : Spoken(heard).FirstOrDefault(phrase => phrase.Status == PhraseStatus.Suspect)?.Reason;
        bool cut = scored.Text.Length > WireLimits.MaxTextLength;
        return new VoiceEvent
        {
            Press = remark.Press,
            CallId = remark.Call?.CallId,
            CallKey = remark.Call?.CallKey,
            Side = remark.Call?.Side,
            StartMs = remark.Call?.StartMs,
            Status = doubt is null ? VoiceStatus.Scored : VoiceStatus.Suspect,
            Reason = doubt,
            Text = cut ? scored.Text[..WireLimits.MaxTextLength] : scored.Text,
            Language = scored.Language,
            AudioMs = remark.AudioMs,
            Confidence = Math.Round(Weighted(heard, phrase => phrase.Confidence), 3),
            Transcription = Figures(heard, model),
            Masks = [.. scored.Masks.Where(mask => mask.Start + mask.Length <= WireLimits.MaxTextLength).Select(mask => new MaskData(mask.Kind, mask.Start, mask.Length))],
            Findings = [.. scored.Findings.Select(finding => Map(finding, scored.Versions))],
        };
    }

    public static TranscriptionData? Figures(Transcription heard, string model) => heard.Phrases.Count == 0 ? null : new TranscriptionData
    {
        Model = model,
        AvgLogProb = Math.Round(Weighted(heard, phrase => phrase.Figures.AvgLogProb), 4),
        NoSpeech = Math.Round(Weighted(heard, phrase => phrase.Figures.NoSpeech), 4),
        MeanVad = Math.Round(Weighted(heard, phrase => phrase.Figures.MeanVad), 4),
        CompressionRatio = Math.Round(heard.Phrases.Max(phrase => phrase.Figures.CompressionRatio), 3),
        WindowFrames = heard.Phrases.Max(phrase => phrase.Figures.WindowFrames),
        Reruns = heard.Phrases.Sum(phrase => phrase.Figures.Reruns),
        Beams = heard.Phrases.Max(phrase => phrase.Figures.Beams),
        ElapsedMs = Math.Round(heard.Elapsed.TotalMilliseconds, 1),
    };

    private static FindingData Map(Finding finding, string versions) => new()
    {
        Clause = finding.Clause,
        Language = finding.Language,
        Gate = Name(finding.Gate),
        Polarity = finding.Polarity,
        Aspects = finding.Aspects,
        Label = Name(finding.Label),
        Department = finding.Department,
        AlsoTold = finding.AlsoTold,
        Severity = Name(finding.Severity),
        Effort = finding.Effort,
        Confidence = finding.Confidence,
        Weight = finding.Weight,
        Explanation = [.. finding.Explanation.Select(reason => new ReasonData(reason.Kind, reason.What, reason.Share))],
        SpokenBy = finding.SpokenBy,
        Versions = versions,
    };

    private static IEnumerable<Phrase> Spoken(Transcription heard) => heard.Phrases.Where(phrase => phrase.Text.Length > 0);

    private static double Weighted(Transcription heard, Func<Phrase, double> figure)
    {
        Phrase[] phrases = heard.Text.Length > 0 ? [.. Spoken(heard)] : [.. heard.Phrases];
        double seconds = phrases.Sum(phrase => (phrase.End - phrase.Start).TotalSeconds);
        return seconds <= 0 ? phrases.Average(figure) : phrases.Sum(phrase => figure(phrase) * (phrase.End - phrase.Start).TotalSeconds) / seconds;
    }

    private static string Name<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();
}

/// <summary>What is known of a remark besides its sound.</summary>
internal sealed record RemarkFacts(PressReference? Press, long AudioMs, string? Flaw)
{
    /// <summary>Set for a phrase of a call.</summary>
    public CallPlace? Call { get; init; }
}

/// <summary>Where in which call a phrase was said, and by whom.</summary>
internal sealed record CallPlace(string CallId, string CallKey, string Side, long StartMs);
