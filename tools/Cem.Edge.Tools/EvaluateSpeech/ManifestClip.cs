namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>One row of a speech manifest.</summary>
internal sealed record ManifestClip(string Set, string File, string Transcript, string Language, int SampleRateHz, string Kind)
{
    public bool IsSpeech => Kind == "speech";
}
