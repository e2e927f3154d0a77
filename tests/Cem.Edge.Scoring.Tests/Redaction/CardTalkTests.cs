using System.Buffers;
using System.Globalization;
using Cem.Edge.Scoring.Tests.Support;
using Cem.Edge.Tools.EvaluateScoring.PersonalData;
using Xunit.Abstractions;

namespace Cem.Edge.Scoring.Tests.Redaction;

/// <summary>Goal 22 of RELIABILITY 9: no card data at rest, in 2,000 made-up utterances a language. A value counts as masked when no digit or letter of it is left.</summary>
public sealed class CardTalkTests(ITestOutputHelper output)
{
    private const int Utterances = 2_000;

    private static readonly SearchValues<char> Between = SearchValues.Create(" ,.:…-，。、：；");

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Goal_22_cards_codes_phones_and_mailboxes_are_masked_and_other_words_are_not(string language)
    {
        IReadOnlyList<PersonalDataSample> talk = new CardTalk(seed: 20261128).Make(language, Utterances);
        IReadOnlyDictionary<string, MaskFigure> figures = PersonalDataFigures.Measure(OneScorer.Ngrams, talk);
        (int words, int masked) = Beside(talk);
        double wrong = (double)masked / words;

        foreach ((string figure, MaskFigure measured) in figures.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{language} {figure}: recall {measured.Recall:0.0000}, right kind {measured.Kind:0.000}, n {measured.N}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{language} false redaction: {wrong:0.00000} ({masked} of {words} words)"));
        foreach (PersonalDataSample missed in talk.Where(IsMissed).Take(12))
        {
            output.WriteLine($"left: {missed.Text}\n  -> {OneScorer.Ngrams.Score(missed.Text, language).Text}");
        }

        Assert.InRange(figures["card"].Recall, 0.995, 1);
        Assert.InRange(figures["code"].Recall, 0.99, 1);
        Assert.InRange(figures["phone"].Recall, 0.95, 1);
        Assert.InRange(figures["mail"].Recall, 0.95, 1);
        Assert.InRange(wrong, 0, 0.01);
    }

    private static bool IsMissed(PersonalDataSample sample) =>
        PersonalDataFigures.Measure(OneScorer.Ngrams, [sample]).Values.Any(figure => figure.Recall < 1);

    /// <summary>Words (Chinese: characters) outside the values, and those of them that a mask took.</summary>
    private static (int Words, int Masked) Beside(IReadOnlyList<PersonalDataSample> talk)
    {
        (int words, int masked) = (0, 0);
        foreach (PersonalDataSample sample in talk)
        {
            IReadOnlyList<Mask> masks = OneScorer.Ngrams.Score(sample.Text, sample.Language).Masks;
            foreach ((int start, int length) in Words(sample))
            {
                words++;
                masked += masks.Any(mask => mask.SourceStart < start + length && start < mask.SourceStart + mask.SourceLength) ? 1 : 0;
            }
        }

        return (words, masked);
    }

    private static IEnumerable<(int Start, int Length)> Words(PersonalDataSample sample)
    {
        for (int i = 0; i < sample.Text.Length; i++)
        {
            int start = i;
            while (sample.Language == "en" && i + 1 < sample.Text.Length && sample.Text[i + 1] != ' ' && sample.Text[i] != ' ')
            {
                i++;
            }

            bool isWord = sample.Text.AsSpan(start, i + 1 - start).ContainsAnyExcept(Between) && !sample.Values.Any(value => value.Start < i + 1 && start < value.End);
            if (isWord)
            {
                yield return (start, i + 1 - start);
            }
        }
    }
}
