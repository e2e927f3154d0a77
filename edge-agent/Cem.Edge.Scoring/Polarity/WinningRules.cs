using System.Collections.Frozen;

namespace Cem.Edge.Scoring.Polarity;

/// <summary>Which rules outvote a model: those for the turns of phrase that models read backwards.</summary>
internal static class WinningRules
{
    private static readonly FrozenSet<string> Names = Shipped.Rows("lexicon/winning-rules.tsv").Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(Contribution rule) => Names.Contains(rule.What) || rule.What.StartsWith(WaitingRule.NameStart, StringComparison.Ordinal);
}
