using System.Text.RegularExpressions;
using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.EvaluateScoring.Sets;

/// <summary>Finds the sets of a data folder. Files nobody here has seen, in a form that is known, come under their own name; what weights were trained on stays out.</summary>
internal static partial class PolaritySets
{
    private const string TrainedOn = "imdb";
    private const string Noisy = "phone";

    /// <summary>Names that differ from those of their files.</summary>
    private static readonly Dictionary<string, string> Names = new() { ["amazon_cells"] = "amazon", ["aste_zhang"] = "zh_restaurant" };

    public static IReadOnlyList<PolaritySet> Find(DataFolder data) => [.. English(data), .. Quads(data), .. Chinese(data), .. Tables(data)];

    private static IEnumerable<PolaritySet> English(DataFolder data)
    {
        foreach (var file in data.Files(UciSentences.Source, UciSentences.Pattern).Where(file => NameOf(file) != TrainedOn))
        {
            var (name, texts) = (NameOf(file), UciSentences.Read(file).ToList());
            var noise = new RecogniserNoise([.. texts.Select(text => text.Text)]);
            yield return new(name, texts);
            yield return new($"{name}_negated", [.. texts.Where(text => Negated().IsMatch(text.Text.ToLowerInvariant()))], IsDerived: true);
            yield return new(name + PolaritySet.BareEnding, [.. texts.Select(text => text with { Text = RecogniserNoise.Bare(text.Text) })], IsDerived: true);
            yield return new($"{name}_wer10", [.. texts.Select(text => text with { Text = noise.Words(text.Text) })], IsDerived: true);
        }
    }

    /// <summary>Sentences whose aspects all have one polarity.</summary>
    private static IEnumerable<PolaritySet> Quads(DataFolder data) => data.Files(AcosReviews.Source, AcosReviews.Pattern).GroupBy(AcosReviews.SetOf).Select(set =>
        new PolaritySet(set.Key, [.. Doubles.Without(set.SelectMany(AcosReviews.Read).Where(IsOneSided).Select(text => new PolarText(text.Text, text.Language, text.Aspects[0].Sign > 0)))]));

    private static bool IsOneSided(AspectText text) => text.Aspects.Count > 0 && text.Aspects[0].Sign != 0 && text.Aspects.All(aspect => aspect.Sign == text.Aspects[0].Sign);

    private static IEnumerable<PolaritySet> Chinese(DataFolder data)
    {
        foreach (var file in data.Files(AspectExamples.Source, AspectExamples.Pattern))
        {
            var name = NameOf(file);
            PolarText[] texts = [.. Doubles.Without(OpinionTriplets.IsOne(file) ? OpinionTriplets.Read(file) : AspectExamples.Read(file))];
            yield return new(name, texts);
            if (name != Noisy)
                continue;
            var noise = new RecogniserNoise([.. texts.Select(text => text.Text)]);
            yield return new(name + PolaritySet.BareEnding, [.. texts.Select(text => text with { Text = RecogniserNoise.BareChinese(text.Text) })], IsDerived: true);
            yield return new($"{name}_cer10", [.. texts.Select(text => text with { Text = noise.Characters(text.Text) })], IsDerived: true);
        }

        foreach (var file in data.Files(AsapReviews.Source, AsapReviews.Pattern))
            yield return new($"stars_{AspectSets.NameOf(file)}", [.. Doubles.Without(AsapReviews.ByStars(file))]);
    }

    private static IEnumerable<PolaritySet> Tables(DataFolder data) => data.Everywhere("*.csv").Where(LabelledTables.IsOne).Select(file => new PolaritySet(NameOf(file), [.. Doubles.Without(LabelledTables.Read(file))]));

    private static string NameOf(string file)
    {
        var name = Ending().Replace(Path.GetFileNameWithoutExtension(file), "");
        return Names.GetValueOrDefault(name, name);
    }

    [GeneratedRegex("(_labelled|_train)$")]
    private static partial Regex Ending();

    [GeneratedRegex(@"\b(not|no|never|none|nothing|cannot|\w+n't)\b")]
    private static partial Regex Negated();
}
