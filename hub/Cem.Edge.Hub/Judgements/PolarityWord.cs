namespace Cem.Edge.Hub.Judgements;

/// <summary>Polarity as people say it. The engine gives a number, a person a word.</summary>
internal static class PolarityWord
{
    public const string Positive = "positive";
    public const string Negative = "negative";
    public const string Mixed = "mixed";
    public const string Neutral = "neutral";
    public const string None = "none";

    /// <summary>From here on the engine takes a side (the scorer calls a clause negative from -0.05).</summary>
    private const double Side = 0.05;

    /// <summary>What a word counts as where the engine took another side: its own middle of what it calls plain praise or blame.</summary>
    private const double Plain = 0.5;

    public static readonly IReadOnlyList<string> All = [Positive, Negative, Mixed, None];

    public static readonly IReadOnlyList<string> OfAspects = [Positive, Negative, Neutral];

    /// <param name="polarity">-1 to 1, or null without an opinion.</param>
    public static string Of(double? polarity) => polarity switch
    {
        null => None,
        >= Side => Positive,
        <= -Side => Negative,
        _ => Mixed,
    };

    public static string OfAspect(string polarity) => polarity is Positive or Negative ? polarity : Neutral;

    /// <summary>The number that counts for a word: the engine's own where it agrees, because it says how strongly.</summary>
    public static double? Counted(string word, double? engine) => Of(engine) == word ? engine : word switch
    {
        Positive => Plain,
        Negative => -Plain,
        Mixed => 0,
        _ => null,
    };
}
