using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>Who spoke when, in a whole call: what its figures are computed from.</summary>
internal sealed record CallTalk
{
    /// <summary>Length of what could be decoded.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>Agent and customer, or one unknown speaker.</summary>
    public required IReadOnlyList<SideTalk> Sides { get; init; }

    /// <summary>Payment pauses, a union.</summary>
    public IReadOnlyList<CallSpan> Pauses { get; init; } = [];

    public SideTalk? Side(string side) => Sides.FirstOrDefault(one => one.Side == side);

    /// <summary>Both sides, where both were recorded: figures that compare them need both.</summary>
    public (SideTalk Agent, SideTalk Customer)? Both =>
        Side(CallSide.Agent) is { IsRecorded: true } agent && Side(CallSide.Customer) is { IsRecorded: true } customer ? (agent, customer) : null;
}

/// <summary>One channel.</summary>
internal sealed record SideTalk
{
    private IReadOnlyList<CallSpan>? _speech;

    /// <summary>One of <see cref="CallSide"/>.</summary>
    public required string Side { get; init; }

    public required IReadOnlyList<SpokenPhrase> Phrases { get; init; }

    /// <summary>False when the channel holds nothing: a dead line cannot be told from a silent person.</summary>
    public bool IsRecorded { get; init; } = true;

    /// <summary>Level of the channel in dBFS.</summary>
    public double LevelDbfs { get; init; }

    /// <summary>Share of clipped samples, 0 to 1.</summary>
    public double ClippedShare { get; init; }

    /// <summary>Its speech, a union.</summary>
    public IReadOnlyList<CallSpan> Speech => _speech ??= CallSpans.Union(Phrases.SelectMany(phrase => phrase.Speech));
}

/// <summary>One phrase as far as figures need it.</summary>
internal sealed record SpokenPhrase
{
    /// <summary>Its speech without padding and pauses.</summary>
    public required IReadOnlyList<CallSpan> Speech { get; init; }

    /// <summary><c>en</c> or <c>zh</c>; empty without text.</summary>
    public string Language { get; init; } = "";

    /// <summary>Words (English) or characters (Chinese) with text; 0 when unscored.</summary>
    public int Words { get; init; }

    /// <summary>Those that the recogniser was unsure of.</summary>
    public int WeakWords { get; init; }

    public bool HasText => Words > 0;
}
