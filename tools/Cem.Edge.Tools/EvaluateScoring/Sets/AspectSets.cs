using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.EvaluateScoring.Sets;

/// <summary>Texts of known aspects under a name, with the way from the words of the source to the taxonomy.</summary>
internal sealed record AspectSet(string Name, AspectMapping Mapping, IReadOnlyList<AspectText> Texts);

internal static class AspectSets
{
    private const string SemEval = "rest16";

    public static IReadOnlyList<AspectSet> Find(DataFolder data) =>
    [
        .. data.Files(AsapReviews.Source, AsapReviews.Pattern).Select(file => new AspectSet(NameOf(file), AspectMapping.Asap, [.. AsapReviews.Read(file)])),
        .. data.Files(AcosReviews.Source, AcosReviews.Pattern).GroupBy(AcosReviews.SetOf).Select(set => (set.Key, Texts: set.SelectMany(AcosReviews.Read).ToList()))
            .Where(set => AspectMapping.IsSemEval(set.Texts)).Select(set => new AspectSet(set.Key == SemEval ? "semeval" : set.Key, AspectMapping.SemEval, set.Texts)),
    ];

    /// <summary><c>asap</c> for the sample that is here, else the file's own name.</summary>
    public static string NameOf(string asapFile) => Path.GetFileNameWithoutExtension(asapFile) is var name && name == "train_sample" ? "asap" : name;
}
