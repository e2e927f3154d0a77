using Cem.Edge.Contracts;
using Cem.Edge.Hub.Calls;
using Cem.Edge.Hub.Ingest;

namespace Cem.Edge.Hub.Web.Shared;

/// <summary>One line of a call as it went: a phrase, or a stretch in which nobody spoke.</summary>
internal sealed record CallMoment(VoiceItem? Phrase, CallGap? Gap)
{
    /// <summary>Everything in order of time.</summary>
    public static IReadOnlyList<CallMoment> Of(CallStory story) =>
    [
        .. story.Phrases.Select(phrase => (At: phrase.Voice.StartMs ?? 0, Moment: new CallMoment(phrase, null)))
            .Concat(story.Item.Call.Gaps.Where(gap => CallGapKinds.Contains(gap.Kind)).Select(gap => (At: gap.StartMs, Moment: new CallMoment(null, gap))))
            .OrderBy(one => one.At).Select(one => one.Moment),
    ];

    // A kind that a newer device writes has no words here.
    private static readonly string[] CallGapKinds = [CallGapKind.Silence, CallGapKind.Hold, CallGapKind.Payment];
}
