using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Reviews, tweets and banking questions that store remarks are told from: what may train polarity (<see cref="TrainingTexts"/>), a sample of each source.</summary>
internal static class OtherTexts
{
    private const int MostOfASource = 700;

    /// <returns>Forms by language.</returns>
    public static IReadOnlyDictionary<string, string[]> Read(DataFolder data) => new[] { Script.English, Script.Chinese }.ToDictionary(
        language => language,
        language => Of(new TrainingTexts(data, remarks: null).Read(language).Texts));

    /// <param name="texts">Of one language, by form.</param>
    public static string[] Of(IEnumerable<TrainingText> texts) =>
        [.. texts.Where(text => !TrainingTexts.IsOwn(text)).GroupBy(text => text.Source).OrderBy(source => source.Key, StringComparer.Ordinal).SelectMany(source => Spread([.. source]))];

    /// <summary>Evenly over a source, which is sorted.</summary>
    private static IEnumerable<string> Spread(TrainingText[] texts) =>
        Enumerable.Range(0, Math.Min(MostOfASource, texts.Length)).Select(i => texts[i * texts.Length / Math.Min(MostOfASource, texts.Length)].Form);
}
