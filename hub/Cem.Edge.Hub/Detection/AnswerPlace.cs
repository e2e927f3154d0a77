namespace Cem.Edge.Hub.Detection;

/// <summary>Where an answer was given and to which question.</summary>
internal sealed record AnswerPlace(string Touchpoint, string Question)
{
    public string Subject => $"{Touchpoint}/{Question}";
}
