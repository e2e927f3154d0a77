using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.ModelTrain;

namespace Cem.Edge.Tools.Tests.ModelTrain;

/// <summary>A small model on the project's own remarks, with stand-in embeddings: what is tested is the training, not the encoder.</summary>
public sealed class PolarityTrainingTests
{
    /// <summary>Of the written lines that train the remark heads.</summary>
    private const int Every = 12;

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void The_same_texts_and_seed_give_the_same_bytes(string language) =>
        Assert.Equal(Train(language, seed: 1).Weights.Write(), Train(language, seed: 1).Weights.Write());

    [Fact]
    public void The_card_is_the_same_too_and_names_every_input()
    {
        var set = Remarks("en");

        var card = ModelDocuments.Card(Train("en", seed: 1), set, 1, "abc");

        Assert.Equal(card, ModelDocuments.Card(Train("en", seed: 1), set, 1, "abc"));
        Assert.All(set.Inputs, input => Assert.Contains($"{input.Name} | {input.Texts} | {input.Licence} | `{input.Sha256}`", card, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_praise_in_training_is_praise_afterwards()
    {
        var set = Remarks("en");
        var weights = Train("en", seed: 1).Weights;
        var signed = set.Texts.Where(text => text.Positive is not null).ToArray();

        var right = signed.Count(text => weights.Ngrams.Polarity.LogOdds(weights.Ngrams.Features(text.Form, "en"), 0) > 0 == text.Positive);

        Assert.True(right > 0.9 * signed.Length, $"{right} of {signed.Length} right");
    }

    [Fact]
    public void The_gate_is_fitted_where_its_cost_is_lowest_and_the_calibration_rises()
    {
        var fit = Train("en", seed: 1).Ngrams.Scorer;

        Assert.True(fit.Errors.Cost <= 0.5 * Math.Max(GateFit.OpinionShare, GateFit.RequestShare), $"cost {fit.Errors.Cost}: always saying one of the two would be cheaper");
        Assert.True(fit.Scale.Request < 0 && fit.Scale.Wish < 0, "words of a request must speak against an opinion");
        Assert.True(fit.Calibration.Calibration.Slope > 0);
        Assert.Equal(fit.Calibration.Clauses, fit.Calibration.Domains.Sum(domain => domain.N));
    }

    private static TrainedPolarity Train(string language, int seed)
    {
        var set = Remarks(language);
        return new PolarityTraining(set, [.. AspectTexts.Written().Where((_, i) => i % Every == 0)], new Embeddings(StandIn), seed, _ => { }).Run();
    }

    /// <summary>Of two sources, as if one had been written elsewhere.</summary>
    private static TrainingSet Remarks(string language)
    {
        var texts = OwnRemarks.Read(OwnRemarks.Find()!).Where(remark => remark.Language == language && !remark.IsHeldOut && remark.Truth.Gate != "none")
            .Select((remark, i) => new TrainingText(
                MatchForm.Of(remark.Text), i % 2 == 0 ? "here" : "there", remark.Truth.Polarity switch { "positive" => true, "negative" => false, _ => null }, remark.Truth.Gate == "opinion"))
            .OrderBy(text => text.Form, StringComparer.Ordinal).ToArray();
        return new TrainingSet(language, texts, [new TrainingInput("here", "0f", texts.Length / 2, "own"), new TrainingInput("there", "f0", texts.Length / 2, "own")]);
    }

    /// <summary>Letters counted by twelve classes.</summary>
    private static float[] StandIn(string form)
    {
        var counts = new float[12];
        foreach (var c in form)
        {
            counts[c % 12]++;
        }

        return counts;
    }
}
