using System.Text.RegularExpressions;
using CsCheck;
using static Cem.Edge.Scoring.Tests.Support.OneScorer;

namespace Cem.Edge.Scoring.Tests.Redaction;

/// <summary>No run of six or more digits of the input leaves, in any field of the result.</summary>
public sealed partial class DigitLeakTests
{
    private static readonly Gen<string> Digits = Gen.Char['0', '9'].Array[6, 30].Select(digits => new string(digits));

    private static readonly Gen<string> FullWidth = Digits.Select(digits => string.Concat(digits.Select(digit => (char)(digit - '0' + '０'))));

    private static readonly Gen<string> Around = Gen.OneOf(
        OneOf("", " ", "my card is ", "call me ", "the price was $", "卡号", "order #", "x", "A", "é", "😀", "\uD800", "\u200B", ", and ", " no. ", "@", "http://shop/?id=", "[card]", "1,", "3 "),
        Gen.String);

    [Fact]
    public void A_digit_run_never_leaves() =>
        Gen.Select(Around, Gen.OneOf(Digits, FullWidth), Around).Sample((before, digits, after) =>
        {
            var scored = Shared.Score(before + digits + after);

            return Everything(scored).All(text => !SixDigits().IsMatch(text));
        }, iter: 3_000);

    [Fact]
    public void A_spoken_digit_run_never_leaves() =>
        OneOf("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "oh").Array[6, 20].Sample(words =>
        {
            var text = Shared.Score("the number is " + string.Join(' ', words)).Text;

            return !words.Any(word => Regex.IsMatch(text, $@"\b{word}\b"));
        }, iter: 500);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static IEnumerable<string> Everything(ScoredText scored) =>
    [
        scored.Text,
        .. scored.Findings.Select(finding => finding.Clause),
        .. scored.Findings.SelectMany(finding => finding.Explanation.Select(reason => reason.What)),
        .. scored.Findings.SelectMany(finding => finding.Mentions.Select(mention => mention.Words)),
    ];

    [GeneratedRegex(@"\d{6}|[０-９]{6}")]
    private static partial Regex SixDigits();
}
