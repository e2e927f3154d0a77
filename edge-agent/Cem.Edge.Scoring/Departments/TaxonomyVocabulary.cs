namespace Cem.Edge.Scoring.Departments;

/// <summary>The words a taxonomy file may use.</summary>
internal static class TaxonomyVocabulary
{
    public const string Schema = "cem.taxonomy/1";

    public static readonly string[] Stages = ["awareness", "discovery", "interest", "consideration", "action", "use", "advocacy"];

    public static readonly string[] Themes = ["knowledge", "trust", "convenience", "respect", "cognition", "choice", "autonomy", "commitment", "identity", "benefit"];

    public static readonly string[] Factors = ["product", "service", "relationship", "convenience"];

    public static readonly string[] Rsqs = ["physical", "reliability", "interaction", "problem-solving", "policy"];

    /// <summary>How little the words of a node say: they count only in an opinion, or only in an opinion about nothing else.</summary>
    public static readonly string[] Weak = ["opinion", "alone"];

    public static readonly string[] Severities = ["info", "warning", "critical"];
}
