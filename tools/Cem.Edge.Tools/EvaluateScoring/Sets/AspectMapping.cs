using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.EvaluateScoring.Sets;

/// <summary>From the aspects of a public set to nodes of the taxonomy (SCORING.md 3, "Mapping for tests"). What the set cannot name is not judged.</summary>
internal sealed class AspectMapping
{
    /// <summary>SemEval has one category for both, so either counts.</summary>
    private const string Service = "staff-attitude or queue-waiting";

    private readonly Func<string, string?> nodeOf;
    private readonly IReadOnlyDictionary<string, string> judged;

    private AspectMapping(Func<string, string?> nodeOf, IReadOnlyDictionary<string, string> judged) => (this.nodeOf, this.judged) = (nodeOf, judged);

    public static AspectMapping Asap { get; } = new(OfAsap, Same("queue-waiting", "staff-attitude", "environment", "price-promotion", "product"));

    public static AspectMapping SemEval { get; } = new(
        OfSemEval,
        new Dictionary<string, string>(Same("product", "range-stock", "price-promotion", "environment")) { ["staff-attitude"] = Service, ["queue-waiting"] = Service });

    /// <summary>Nodes that a text can be labelled with.</summary>
    public int Nodes => judged.Values.Distinct().Count();

    /// <summary>Nodes that the text is labelled with, each with the sum of its signs.</summary>
    public IReadOnlyDictionary<string, int> Real(AspectText text) => text.Aspects
        .Select(aspect => (Node: nodeOf(aspect.Category), aspect.Sign)).Where(aspect => aspect.Node is not null)
        .GroupBy(aspect => aspect.Node!).ToDictionary(node => node.Key, node => node.Sum(aspect => aspect.Sign));

    /// <summary>What the scorer found, in the words of <see cref="Real"/>, with the polarity of each; nodes that the set cannot name are left out.</summary>
    public IReadOnlyDictionary<string, double?> Found(IReadOnlyDictionary<string, double?> aspects) => aspects
        .Where(aspect => judged.ContainsKey(aspect.Key)).GroupBy(aspect => judged[aspect.Key])
        .ToDictionary(node => node.Key, node => node.Average(aspect => aspect.Value));

    /// <summary>Whether these texts carry the categories of SemEval that are mapped; those of laptops are not.</summary>
    public static bool IsSemEval(IEnumerable<AspectText> texts) => texts.SelectMany(text => text.Aspects).Any(aspect => aspect.Category is "SERVICE#GENERAL" or "FOOD#QUALITY");

    private static string? OfAsap(string column) => column switch
    {
        "service_wait_time" or "service_serving_speed" => "queue-waiting",
        "service_waiters_attitude" => "staff-attitude",
        "service_parking_convenience" => "environment",
        _ when column.StartsWith("location_", StringComparison.Ordinal) || column.StartsWith("environment_", StringComparison.Ordinal) => "environment",
        _ when column.StartsWith("price_", StringComparison.Ordinal) => "price-promotion",
        _ when column.StartsWith("dish_", StringComparison.Ordinal) => "product",
        _ => null,
    };

    private static string? OfSemEval(string category) => category.Split('#') switch
    {
        ["SERVICE", "GENERAL"] => Service,
        ["AMBIENCE" or "LOCATION", "GENERAL"] => "environment",
        [_, "QUALITY"] => "product",
        [_, "STYLE_OPTIONS"] => "range-stock",
        [_, "PRICES" or "PRICE"] => "price-promotion",
        _ => null,
    };

    private static Dictionary<string, string> Same(params string[] nodes) => nodes.ToDictionary(node => node);
}
