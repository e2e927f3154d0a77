using Cem.Edge.Speech;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>What came out without text, counted apart from errors.</summary>
/// <param name="Clips">Clips of speech without any text.</param>
/// <param name="Phrases">Found phrases without text, in all clips.</param>
/// <param name="Suspect">Phrases whose text a guard doubts.</param>
/// <param name="Reasons">How many of both kinds for each reason.</param>
internal sealed record UnscoredFigures(int Clips, int Phrases, int Suspect, IReadOnlyDictionary<string, int> Reasons)
{
    public static UnscoredFigures Of(IReadOnlyList<ClipResult> results)
    {
        var phrases = results.SelectMany(result => result.Transcription?.Phrases ?? []).ToList();
        return new(
            results.Count(result => result.IsUnscored),
            phrases.Count(phrase => phrase.Status == PhraseStatus.Unscored),
            phrases.Count(phrase => phrase.Status == PhraseStatus.Suspect),
            phrases.Where(phrase => phrase.Reason is not null).CountBy(phrase => $"{phrase.Status.ToString().ToLowerInvariant()}: {phrase.Reason}")
                .OrderByDescending(reason => reason.Value).ToDictionary());
    }
}
