using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>From texts to weights and to the figures of their card. Pure: the same texts, embeddings and seed give the same bits.</summary>
/// <param name="note">Told what goes on.</param>
internal sealed class PolarityTraining(TrainingSet set, IReadOnlyList<float[]> embeddings, int seed, Action<string> note)
{
    private const double OpinionStrength = 0.003;
    private const double OpinionNgramStrength = 3;

    /// <summary>Beside two numbers nothing needs holding down.</summary>
    private const double CalibrationStrength = 1e4;

    private static readonly double[] HeadStrengths = [0.001, 0.003, 0.01];
    private static readonly double[] NgramStrengths = [1, 3, 10];

    private readonly HeardWords _heard = new(set.Language);

    public TrainedPolarity Run()
    {
        var (signed, gated) = (Where(text => text.Positive is not null), Where(text => TrainingTexts.TrainsGate(text, set.Language)));
        bool[] positive = [.. signed.Select(i => set.Texts[i].Positive == true)];
        bool[] opinion = [.. gated.Select(i => set.Texts[i].Opinion)];
        var ngrams = new NgramTraining(set.Texts, set.Language);
        var dense = HeadTraining.Rows(embeddings);
        Row[] sparse = [.. set.Texts.Select(text => ngrams.Row(text.Form, _heard.Say(text.Form)))];

        var head = Choose("head", Pick(dense, signed), positive, HeadStrengths, HeadTraining.Fit);
        var wording = Choose("n-grams", Pick(sparse, signed), positive, NgramStrengths, (rows, signs, strength) => LogisticRegression.Fit(rows, signs, ngrams.Width, strength));
        note("opinion gate");
        var gate = Gate(Pick(dense, gated), opinion, OpinionStrength, (rows, signs) => HeadTraining.Fit(rows, signs, OpinionStrength));
        var gateWording = Gate(Pick(sparse, gated), opinion, OpinionNgramStrength, (rows, signs) => LogisticRegression.Fit(rows, signs, ngrams.Width, OpinionNgramStrength));
        var weights = new PolarityWeights
        {
            Language = set.Language,
            Polarity = HeadTraining.Head(head.Model),
            Opinion = HeadTraining.Head(gate.Model),
            EncoderCalibration = Calibrate(signed, head.HeldOutBySource, EncoderLexiconWeight),
            Ngrams = ngrams.Table(wording.Model, gateWording.Model),
            NgramCalibration = Calibrate(signed, wording.HeldOutBySource, 0),
        };
        return new TrainedPolarity(weights, head.Figures, wording.Figures, gate.Figures, gateWording.Figures, signed.Length, gated.Length);
    }

    private static double EncoderLexiconWeight => Scoring.Sentences.EncoderModel.WordWeight;

    private (LinearModel Model, double[] HeldOutBySource, StrengthFigures Figures) Choose(
        string name, Row[] rows, bool[] positive, double[] strengths, Func<IReadOnlyList<Row>, IReadOnlyList<bool>, double, LinearModel> fit)
    {
        var chance = Folds.ByChance(rows.Length, seed);
        var tried = new List<(double Strength, double Accuracy)>();
        foreach (var strength in strengths)
        {
            tried.Add((strength, Folds.BalancedAccuracy(Folds.HeldOut(rows, positive, chance, (others, signs) => fit(others, signs, strength)), positive)));
            note(FormattableString.Invariant($"{name}, C {strength}: {tried[^1].Accuracy:0.0000} in five folds"));
        }

        var best = tried.MaxBy(trial => trial.Accuracy).Strength;
        TrainingText[] texts = [.. Where(text => text.Positive is not null).Select(i => set.Texts[i])];
        var bySource = Folds.HeldOut(rows, positive, Folds.ForCalibration(texts, set.Language, seed + 1), (others, signs) => fit(others, signs, best));
        return (fit(rows, positive, best), bySource, new StrengthFigures(best, tried.Single(trial => trial.Strength == best).Accuracy, Folds.BalancedAccuracy(bySource, positive)));
    }

    private (LinearModel Model, StrengthFigures Figures) Gate(Row[] rows, bool[] opinion, double strength, Func<IReadOnlyList<Row>, IReadOnlyList<bool>, LinearModel> fit)
    {
        var accuracy = Folds.BalancedAccuracy(Folds.HeldOut(rows, opinion, Folds.ByChance(rows.Length, seed), fit), opinion);
        return (fit(rows, opinion), new StrengthFigures(strength, accuracy, accuracy));
    }

    /// <summary>Platt's two numbers on what rules, words and the held-out model say together.</summary>
    private Calibration Calibrate(int[] signed, double[] heldOut, double wordWeight)
    {
        int[] one = [0];
        Row[] rows = [.. signed.Select((text, i) => new Row(one, [(float)_heard.With(set.Texts[text].Form, heldOut[i], wordWeight)]))];
        var model = LogisticRegression.Fit(rows, [.. signed.Select(i => set.Texts[i].Positive == true)], 1, CalibrationStrength, balanced: true);
        return new Calibration(Math.Round(model.Weights[0], 4), Math.Round(model.Bias, 4));
    }

    private int[] Where(Func<TrainingText, bool> wanted) => [.. Enumerable.Range(0, set.Texts.Count).Where(i => wanted(set.Texts[i]))];

    private static Row[] Pick(IReadOnlyList<Row> rows, int[] wanted) => [.. wanted.Select(i => rows[i])];
}

/// <param name="Strength">C.</param>
/// <param name="Accuracy">Balanced, in five folds by chance.</param>
/// <param name="Unseen">Balanced, on the folds of the calibration: English, sources never seen.</param>
internal sealed record StrengthFigures(double Strength, double Accuracy, double Unseen);

/// <summary>Weights and what is known of them from training alone.</summary>
internal sealed record TrainedPolarity(
    PolarityWeights Weights, StrengthFigures Head, StrengthFigures Ngrams, StrengthFigures Gate, StrengthFigures GateNgrams, int Signed, int Gated);
