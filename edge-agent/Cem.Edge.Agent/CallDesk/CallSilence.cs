using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>Where nobody spoke. Payment pauses are stretches of their own: neither silence nor hold, and no part of the time recorded. Pure.</summary>
internal sealed class CallSilence
{
    private readonly IReadOnlyList<CallSpan> _silences;
    private readonly CallSpan? _talk;
    private readonly CallDeskOptions _options;
    private readonly IReadOnlyList<CallSpan> _pauses;

    public CallSilence(CallTalk call, CallDeskOptions options)
    {
        var whole = new CallSpan(TimeSpan.Zero, call.Length);
        _options = options;
        _pauses = [.. call.Pauses.Select(pause => pause.Overlap(whole)).OfType<CallSpan>()];
        List<CallSpan> speech = CallSpans.Union(call.Sides.SelectMany(side => side.Speech));
        _talk = speech.Count > 0 ? new CallSpan(speech[0].Start, speech[^1].End) : null;
        _silences = CallSpans.Without(whole, CallSpans.Union([.. speech, .. _pauses]));
        TimeSpan recorded = call.Length - Paused;
        Share = recorded > TimeSpan.Zero ? CallSpans.Sum(_silences) / recorded : null;
    }

    /// <summary>0 to 1; null when nothing was recorded.</summary>
    public double? Share { get; }

    public TimeSpan Longest => _silences.Select(silence => silence.Length).DefaultIfEmpty().Max();

    public TimeSpan Paused => CallSpans.Sum(_pauses);

    /// <summary>Long silences between two phrases. Nobody is kept waiting before the first word or after the last.</summary>
    public IReadOnlyList<CallSpan> Holds => [.. _silences.Where(IsHold)];

    /// <summary>Listed stretches in order of time; the longest ones when there are too many for the wire.</summary>
    public IReadOnlyList<CallGap> Gaps =>
    [
        .. _silences.Where(silence => silence.Length > _options.ListSilence).Select(silence => (Span: silence, Kind: IsHold(silence) ? CallGapKind.Hold : CallGapKind.Silence))
            .Concat(_pauses.Select(pause => (Span: pause, Kind: CallGapKind.Payment)))
            .OrderByDescending(gap => gap.Span.Length).Take(WireLimits.MaxCallGaps).OrderBy(gap => gap.Span.Start)
            .Select(gap => new CallGap((long)gap.Span.Start.TotalMilliseconds, (long)gap.Span.Length.TotalMilliseconds, gap.Kind)),
    ];

    private bool IsHold(CallSpan silence) => silence.Length > _options.Hold && _talk is { } talk && silence.Start > talk.Start && silence.End < talk.End;
}
