using Cem.Edge.Speech.Measuring;

namespace Cem.Edge.Speech.Whisper;

/// <summary>
/// The text that agrees best with all texts of several readings of the same phrase (minimum Bayes risk: Goel and Byrne, 2000): every text is a possible truth, as
/// likely as its reading says, and the one with the fewest words to be expected wrong is taken. Pure.
/// </summary>
internal static class Consensus
{
    /// <param name="readings">Each with its rivals; all readings count the same.</param>
    /// <param name="units">Words or characters of a text, as errors are counted in them.</param>
    public static Candidate Of(IReadOnlyList<Candidate> readings, Func<Candidate, IReadOnlyList<string>> units)
    {
        var texts = readings.SelectMany(Weighed).Select(text => (text.Candidate, text.Weight, Units: units(text.Candidate))).ToList();
        // Of equals the first: the best of the first reading.
        return texts.MinBy(text => texts.Sum(other => other.Weight * SpeechErrors.EditDistance(other.Units, text.Units))).Candidate;
    }

    /// <summary>The texts of one reading with their shares of its probability.</summary>
    private static IEnumerable<(Candidate Candidate, double Weight)> Weighed(Candidate reading)
    {
        List<Candidate> texts = [reading, .. reading.Rivals];
        var likeliest = texts.Max(text => text.Sum);
        var total = texts.Sum(text => Math.Exp(text.Sum - likeliest));
        return texts.Select(text => (text, Math.Exp(text.Sum - likeliest) / total));
    }
}
