using System.Globalization;
using System.Text.RegularExpressions;
using Cem.Edge.Scoring.Tests.Support;
using Xunit.Abstractions;

namespace Cem.Edge.Scoring.Tests;

/// <summary>The figures of the README on every third text (a twentieth of the requests); <c>cem evaluate scoring</c> takes them whole. A tie (no polarity) counts half, as in SCORING.md 6. Floors are what a lexicon carries, never below the published baseline.</summary>
public sealed partial class FiguresTests(ITestOutputHelper output)
{
    [NeedsSharedFact("en-uci-sentences")]
    public void Amazon_sentences_stay_above_the_lexicon_baseline_of_806() => Measure("amazon", SharedText.Sentences("amazon_cells_labelled.txt"), "en", floor: 0.86);

    [NeedsSharedFact("en-uci-sentences")]
    public void Negated_amazon_sentences_stay_above_the_lexicon_baseline_of_705() =>
        Measure("amazon negated", SharedText.Sentences("amazon_cells_labelled.txt").Where(sentence => Negated().IsMatch(sentence.Text.ToLowerInvariant())), "en", floor: 0.81);

    [NeedsSharedFact("en-uci-sentences")]
    public void Without_capitals_and_punctuation_little_is_lost() =>
        Measure("amazon spoken", SharedText.Sentences("amazon_cells_labelled.txt").Select(sentence => (Bare().Replace(sentence.Text.ToLowerInvariant(), ""), sentence.Sign)), "en", floor: 0.85);

    [NeedsSharedFact("zh-absa")]
    public void Chinese_phone_clauses_stay_above_the_trained_baseline_of_792() => Measure("phone", SharedText.ChineseClauses("phone"), "zh", floor: 0.80);

    [NeedsSharedFact("zh-absa")]
    public void Chinese_camera_clauses_stay_near_the_trained_baseline_of_805() => Measure("camera", SharedText.ChineseClauses("camera"), "zh", floor: 0.79);

    [NeedsSharedFact("en-banking77")]
    public void Requests_are_mostly_not_taken_for_opinions()
    {
        var texts = File.ReadLines(SharedText.Of("en-banking77/train.csv")).Skip(1).Where(line => line.Contains(',', StringComparison.Ordinal)).Select(line => line[..line.LastIndexOf(',')].Trim('"')).Where((_, i) => i % 20 == 0).ToArray();

        var opinions = texts.Count(text => OneScorer.Shared.Score(text, "en").Polarity is not null);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"banking77: n {texts.Length}, taken for an opinion {opinions / (double)texts.Length:P1}"));
        Assert.InRange(opinions / (double)texts.Length, 0, 0.26);
    }

    /// <summary>Balanced over both signs.</summary>
    private void Measure(string name, IEnumerable<(string Text, int Sign)> labelled, string language, double floor)
    {
        var (right, n, ties) = (new double[2], new int[2], 0);
        foreach (var (text, sign) in labelled.Where((_, i) => i % 3 == 0))
        {
            var polarity = OneScorer.Shared.Score(text, language).Polarity ?? 0;
            var side = sign > 0 ? 1 : 0;
            n[side]++;
            ties += polarity == 0 ? 1 : 0;
            right[side] += polarity == 0 ? 0.5 : Math.Sign(polarity) == sign ? 1 : 0;
        }

        var balanced = ((right[0] / n[0]) + (right[1] / n[1])) / 2;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: n {n[0] + n[1]}, balanced {balanced:0.000}, positive {right[1] / n[1]:0.000}, negative {right[0] / n[0]:0.000}, no polarity {ties / (double)(n[0] + n[1]):P1}"));
        Assert.InRange(balanced, floor, 1);
    }

    [GeneratedRegex(@"\b(not|no|never|none|nothing|cannot|\w+n't)\b")]
    private static partial Regex Negated();

    [GeneratedRegex("[^a-z0-9 ]")]
    private static partial Regex Bare();
}
