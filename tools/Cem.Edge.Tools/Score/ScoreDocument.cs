using System.Text.Json.Serialization;
using Cem.Edge.Scoring;

namespace Cem.Edge.Tools.Score;

/// <summary>What <c>cem score --json</c> prints for one text. Polarities -1 to 1, confidences 0 to 1.</summary>
/// <param name="Confidence">Mean over the clauses with an opinion; null without one.</param>
/// <param name="Model">Which polarity models spoke, for example <c>lexicon+rules</c>; empty without an opinion.</param>
internal sealed record ScoreDocument(
    string Redacted, string Language, double? Polarity, double? Confidence, string Model, IReadOnlyList<ScoredClause> Clauses, string Versions)
{
    public static ScoreDocument Of(ScoredText scored)
    {
        var opinions = scored.Findings.Where(finding => finding.Polarity is not null).ToArray();
        return new ScoreDocument(
            scored.Text,
            scored.Language,
            scored.Polarity,
            opinions.Length == 0 ? null : Math.Round(opinions.Average(finding => finding.Confidence), 2),
            string.Join('+', opinions.Select(finding => finding.SpokenBy).Distinct().Order(StringComparer.Ordinal)),
            [.. scored.Findings.Select(ScoredClause.Of)],
            scored.Versions);
    }
}

/// <param name="Polarity">Null unless the gate says opinion.</param>
internal sealed record ScoredClause(
    string Text, string Language, string Gate, double? Polarity, double Confidence, IReadOnlyList<ScoredAspect> Aspects, string Label, string Department,
    IReadOnlyList<string> AlsoTold, string Severity, bool Effort, double Weight, IReadOnlyList<Reason> Reasons)
{
    public static ScoredClause Of(Finding finding) => new(
        finding.Clause,
        finding.Language,
        Word(finding.Gate),
        finding.Polarity,
        finding.Confidence,
        [.. finding.Aspects.Select(aspect => new ScoredAspect(aspect, finding.Polarity, [.. finding.Mentions.Where(mention => mention.Aspect == aspect).Select(mention => mention.Words).Distinct()]))],
        Word(finding.Label),
        finding.Department,
        finding.AlsoTold,
        Word(finding.Severity),
        finding.Effort,
        finding.Weight,
        finding.Explanation);

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <param name="Polarity">The clause's: what is said of the aspect, not of the whole text.</param>
/// <param name="Terms">Words that named it; empty for the first level when only a node below it was named.</param>
internal sealed record ScoredAspect(string Id, double? Polarity, IReadOnlyList<string> Terms);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ScoreDocument))]
internal sealed partial class ScoreJson : JsonSerializerContext;
