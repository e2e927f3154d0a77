using System.Collections.Frozen;

namespace Cem.Edge.Scoring.Departments;

/// <summary>The taxonomy files inside the assembly: one for any retailer, and packs that are read over it.</summary>
internal static class ShippedTaxonomies
{
    public const string Base = "retail";

    public static readonly string[] Names = [Base, "electronics", "grocery"];

    private static readonly Lazy<FrozenSet<string>> Patterns = new(() => Names.Select(TaxonomyReader.ParseShipped)
        .SelectMany(file => file.Nodes).SelectMany(node => new[] { node.Patterns, node.Unless })
        .SelectMany(words => (words?.En ?? []).Concat(words?.Zh ?? [])).ToFrozenSet(StringComparer.Ordinal));

    public static byte[] Bytes(string name) => Shipped.Bytes($"taxonomy/{name}.json");

    /// <summary>True for a pattern that stands in a shipped file: a test has run it over hostile texts.</summary>
    public static bool IsReviewed(string pattern) => Patterns.Value.Contains(pattern);
}
