namespace Cem.Edge.Scoring.Patterns;

/// <summary>What is known of the texts that a part of a regular expression matches.</summary>
/// <param name="Exact">All of them, or null where they are too many.</param>
/// <param name="Tail">Where they are too many: how each of them ends, or the empty text.</param>
/// <param name="Needed">Of these, each holds at least one; null where none are known.</param>
internal sealed record Stretch(IReadOnlySet<string>? Exact, IReadOnlySet<string> Tail, IReadOnlySet<string>? Needed)
{
    private static readonly HashSet<string> Empty = [""];

    /// <summary>The empty text: a border of a word, a look ahead.</summary>
    public static Stretch Nothing { get; } = new(Empty, Empty, null);

    public static Stretch Anything { get; } = new(null, Empty, null);

    /// <summary>Words of which each text holds one, those that say most; null where there are none.</summary>
    public IReadOnlySet<string>? Best => Better(Needed, Exact ?? Tail);

    public static Stretch Of(char c) => new(new HashSet<string> { c.ToString() }, Empty, null);

    public static Stretch With(IReadOnlySet<string>? needed) => new(null, Empty, needed);

    public static Stretch Either(Stretch one, Stretch other, int most)
    {
        if (one.Exact is { } left && other.Exact is { } right && left.Count + right.Count <= most)
        {
            return new(left.Union(right).ToHashSet(), Empty, null);
        }

        return With(one.Best is { } first && other.Best is { } second && first.Count + second.Count <= most ? first.Union(second).ToHashSet() : null);
    }

    public static Stretch Then(Stretch first, Stretch next, int most)
    {
        var before = first.Exact ?? first.Tail;
        if (next.Exact is { } after && before.Count * after.Count <= most)
        {
            var joined = before.SelectMany(_ => after, string.Concat).ToHashSet();
            return first.Exact is null ? new(null, joined, first.Needed) : new(joined, Empty, null);
        }

        return new(null, next.Exact ?? next.Tail, Better(Better(first.Needed, before), next.Needed));
    }

    /// <summary>The set whose shortest word is longer; among equals the smaller one.</summary>
    private static IReadOnlySet<string>? Better(IReadOnlySet<string>? one, IReadOnlySet<string>? other)
    {
        var (left, right) = (Shortest(one), Shortest(other));
        return Math.Max(left, right) == 0 ? null : left > right || (left == right && one!.Count <= other!.Count) ? one : other;
    }

    private static int Shortest(IReadOnlySet<string>? words) => words is null ? 0 : words.Min(word => word.Length);
}
