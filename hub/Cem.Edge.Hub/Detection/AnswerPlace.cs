using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;

namespace Cem.Edge.Hub.Detection;

/// <summary>Where an answer was given and to which question.</summary>
internal sealed record AnswerPlace(string Touchpoint, string Question)
{
    public string Subject => $"{Touchpoint}/{Question}";

    /// <summary>The place of a live press; null for everything else: late and historical answers say nothing about the present.</summary>
    public static AnswerPlace? OfLive(StoredEvent stored) => stored is { Live: true, Touchpoint: { } touchpoint, Data: PressEvent press }
        ? new AnswerPlace(touchpoint, press.Question)
        : null;
}
