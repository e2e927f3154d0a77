using System.Text;
using Cem.Edge.Scoring;
using Cem.Edge.Tools.EvaluateScoring.PersonalData;
using Cem.Edge.Tools.EvaluateScoring.Privacy;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.Tests.Support;

namespace Cem.Edge.Tools.Tests.EvaluateScoring.Privacy;

public sealed class PresidioSamplesTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Spans_become_values_of_our_classes_and_others_are_only_no_false_masks()
    {
        folder.Write("en-pii-presidio/synth.json", Encoding.UTF8.GetBytes(
            """[{"full_text":"card 4111 1111 1111 1111 in Leeds","masked":"","spans":[{"entity_type":"CREDIT_CARD","entity_value":"","start_position":5,"end_position":24},{"entity_type":"GPE","entity_value":"","start_position":28,"end_position":33}]}]"""));

        var sample = Assert.Single(PresidioSamples.Find(new DataFolder(folder.Path)));

        Assert.Equal([new PersonalValue("synth_card", "card", 5, 19), new PersonalValue("", "", 28, 5)], sample.Values);
    }

    [Fact]
    public void Two_values_of_a_class_in_one_sentence_are_counted_once_each()
    {
        const string Text = "my card is 4111 1111 1111 1111 and his card is 5500 0000 0000 0004 thanks";
        using var scorer = Scorer.Load(new ScorerOptions { Polarity = PolarityChoice.Ngram });

        var figures = Assert.Single(PersonalDataFigures.Measure(scorer, [new(Text, "en", [new("two", "card", 11, 19), new("two", "card", 47, 19)])]));

        Assert.Equal(("two", new MaskFigure(1, 1, 1, 2)), (figures.Key, figures.Value));
    }

    [Fact]
    public void Value_that_stays_and_mask_on_nothing_cost_recall_and_precision()
    {
        const string Text = "my card is 4111 1111 1111 1111 and blue is blue";
        using var scorer = Scorer.Load(new ScorerOptions { Polarity = PolarityChoice.Ngram });

        var figures = Assert.Single(PersonalDataFigures.Measure(scorer, [new(Text, "en", [new("colour", "card", 35, 4)])]));

        Assert.Equal(new MaskFigure(0, 0, 0, 1), figures.Value);
    }
}
