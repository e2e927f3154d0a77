using System.Text.Json;
using System.Text.RegularExpressions;
using Cem.Edge.Scoring.Departments;
using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Patterns;

namespace Cem.Edge.Scoring.Tests.Patterns;

/// <summary>A pattern finds what its regular expression finds.</summary>
public sealed class PatternTests
{
    private const int AnySeed = 20261128;

    [Fact]
    public void Every_shipped_pattern_finds_what_its_expression_finds()
    {
        string[] expressions = [.. Taxonomies().Concat(Tables()).Distinct()];
        var pairs = expressions.Select(expression => (Bare: new Regex(expression, RegexOptions.CultureInvariant), Pattern: new Pattern(expression, RegexOptions.CultureInvariant))).ToArray();
        var found = 0;
        foreach (var text in Remarks().Concat(Splices(expressions)))
        {
            var grams = new TextGrams(text);
            foreach (var (bare, pattern) in pairs)
            {
                var (expected, match) = (bare.Match(text), pattern.Match(grams));

                Assert.True((expected.Success, expected.Index, expected.Length) == (match.Success, match.Index, match.Length), $"{bare} in: {text}");
                found += expected.Success ? 1 : 0;
            }
        }

        Assert.InRange(found, 1_000, int.MaxValue);
    }

    [Fact]
    public void Letters_of_either_case_are_found_where_the_case_does_not_count() =>
        Assert.True(new Pattern("fire", RegexOptions.IgnoreCase).IsMatch(new TextGrams("FIRE")));

    [Fact]
    public void All_matches_of_a_text_are_found() =>
        Assert.Equal([4, 15], new Pattern(@"\bslow\b", RegexOptions.CultureInvariant).Matches(new TextGrams("the slow till, slow staff")).Select(match => match.Index));

    [Fact]
    public void A_text_without_the_words_is_not_searched() => Assert.False(new Pattern("on fire|burn", RegexOptions.CultureInvariant).MayMatch(new TextGrams("the till was slow")));

    private static IEnumerable<string> Taxonomies() => ShippedTaxonomies.Names.Select(TaxonomyReader.ParseShipped).SelectMany(file => file.Nodes)
        .SelectMany(node => new[] { node.Patterns, node.Unless }).SelectMany(words => (words?.En ?? []).Concat(words?.Zh ?? []));

    private static IEnumerable<string> Tables() => new[] { "en-rules", "zh-rules", "cues" }.SelectMany(table => Shipped.Rows($"lexicon/{table}.tsv")).Select(row => row[2]);

    private static IEnumerable<string> Remarks()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Cem.Edge.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return new[] { "en", "zh", "critical" }.SelectMany(file => File.ReadLines(Path.Combine(root.FullName, "edge-agent", "labelled-remarks", $"{file}.jsonl")))
            .Select(line => MatchForm.Of(JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!));
    }

    /// <summary>Texts of the expressions' own pieces, which come close to matching and often do.</summary>
    private static IEnumerable<string> Splices(string[] expressions)
    {
        var random = new Random(AnySeed);
        string[] pieces = [.. expressions.SelectMany(expression => Regex.Split(expression, @"[|()\\?+*{}\[\]^$]+")).Where(piece => piece.Length is > 0 and < 30)];
        return Enumerable.Range(0, 1_000).Select(i => string.Join(i % 3 == 0 ? "" : " ", random.GetItems(pieces, random.Next(1, 9))));
    }
}
