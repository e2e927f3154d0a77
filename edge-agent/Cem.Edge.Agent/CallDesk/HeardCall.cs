using Cem.Edge.Speech;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>What both passes through a recording brought.</summary>
internal sealed record HeardCall
{
    /// <summary>Length of what could be decoded.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>Decoded length / length the recording declares, 0 to 1; null when it declares none.</summary>
    public double? DecodedShare { get; init; }

    /// <summary>The decoder met the end of the file too early.</summary>
    public bool Truncated { get; init; }

    /// <summary>Agent and customer, or one unknown speaker.</summary>
    public required IReadOnlyList<HeardSide> Sides { get; init; }
}

/// <summary>One channel of a call.</summary>
internal sealed record HeardSide
{
    public required string Side { get; init; }

    /// <summary>Without what leaked in from the other side.</summary>
    public required LevelTrack Levels { get; init; }

    /// <summary>Stretches of leak that were kept from the recogniser.</summary>
    public int LeakedStretches { get; init; }

    /// <summary>In dBFS.</summary>
    public required double LevelDbfs { get; init; }

    /// <summary>0 to 1.</summary>
    public required double ClippedShare { get; init; }

    /// <summary>Nothing was recorded on it, so it was not listened to.</summary>
    public required bool IsSilent { get; init; }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<Phrase> Phrases { get; init; } = [];
}
