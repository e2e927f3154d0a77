using Cem.Edge.Tools.EvaluateScoring.Figures;
using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.EvaluateScoring.Own;

/// <summary>How far two people who labelled the same remarks agree, field by field.</summary>
internal static class LabellerAgreement
{
    /// <summary>Cohen's kappa by field; <c>aspects</c>: each remark with each node, named or not; <c>aspect_polarity</c>: of the nodes both named.</summary>
    public static IReadOnlyDictionary<string, double> Of(IReadOnlyList<RemarkLabel> first, IReadOnlyList<RemarkLabel> second)
    {
        var others = second.ToDictionary(label => label.Id);
        var pairs = first.Where(label => others.ContainsKey(label.Id)).Select(label => (First: label, Second: others[label.Id])).ToList();
        var nodes = pairs.SelectMany(pair => pair.First.Aspects.Keys.Concat(pair.Second.Aspects.Keys)).Distinct().Order(StringComparer.Ordinal).ToList();
        return new Dictionary<string, double>
        {
            ["gate"] = Field(label => label.Gate),
            ["polarity"] = Field(label => label.Polarity),
            ["aspects"] = Rounded(Kappa.Of([.. pairs.SelectMany(pair => nodes.Select(node => (pair.First.Aspects.ContainsKey(node), pair.Second.Aspects.ContainsKey(node))))])),
            ["aspect_polarity"] = Rounded(Kappa.Of([.. pairs.SelectMany(pair => pair.First.Aspects.Where(aspect => pair.Second.Aspects.ContainsKey(aspect.Key)).Select(aspect => (aspect.Value, pair.Second.Aspects[aspect.Key])))])),
            ["label"] = Field(label => label.Label),
            ["department"] = Field(label => label.Department),
            ["severity"] = Field(label => label.Severity),
            ["effort"] = Field(label => label.Effort.ToString()),
        };

        double Field(Func<RemarkLabel, string> field) => Rounded(Kappa.Of([.. pairs.Select(pair => (field(pair.First), field(pair.Second)))]));
    }

    private static double Rounded(double kappa) => Math.Round(kappa, 3);
}
