using Cem.Edge.Scoring.Ngrams;
using Cem.Edge.Scoring.Polarity;
using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>From texts to weights and to the figures of their card. Pure: the same texts, embeddings and seed give the same bits.</summary>
/// <param name="remarks">What trains the remark heads: gate and calibration are fitted with such heads beside the models.</param>
/// <param name="note">Told what goes on.</param>
internal sealed class PolarityTraining(TrainingSet set, IReadOnlyList<AspectText> remarks, Embeddings embeddings, int seed, Action<string> note)
{
    private static readonly double[] HeadStrengths = [0.001, 0.003, 0.01];
    private static readonly double[] NgramStrengths = [3, 10];
    private static readonly double[] HeadGateStrengths = [0.003];
    private static readonly double[] NgramGateStrengths = [3];

    private readonly int[] _domains = Folds.ByDomain(set.Texts, set.Language, seed + 1);

    public TrainedPolarity Run()
    {
        var (signed, gated) = (Where(text => text.Positive is not null), Where(text => TrainingTexts.TrainsGate(text, set.Language)));
        var say = new LexiconWords(set.Language);
        var ngrams = new NgramTraining(set.Texts, set.Language);
        var dense = HeadTraining.Rows([.. set.Texts.Select(text => embeddings[text.Form])]);
        Row[] sparse = [.. set.Texts.Select(text => ngrams.Row(text.Form, say.Of(text.Form)))];
        LinearModel FitWords(IReadOnlyList<Row> rows, IReadOnlyList<bool> signs, double strength) => LogisticRegression.Fit(rows, signs, ngrams.Width, strength);

        var head = Choose("head", dense, signed, text => text.Positive == true, HeadStrengths, HeadTraining.Fit);
        var gate = Choose("opinion gate, head", dense, gated, text => text.Opinion, HeadGateStrengths, HeadTraining.Fit);
        var wording = Choose("n-grams", sparse, signed, text => text.Positive == true, NgramStrengths, FitWords);
        var gateWording = Choose("opinion gate, n-grams", sparse, gated, text => text.Opinion, NgramGateStrengths, FitWords);

        note("what the scorer says of texts its models have not seen");
        var readings = new HeldOutReadings(set, remarks, embeddings, _domains, seed);
        var byEncoder = Judge(readings.Of(domain => new HeldOutEncoder(embeddings, head.Of(domain), gate.Of(domain))));
        var (english, chinese) = (new EnglishLexicon(), new ChineseLexicon());
        var byNgrams = Judge(readings.Of(domain =>
        {
            var weights = Uncalibrated(ngrams.Table(wording.Of(domain), gateWording.Of(domain)));
            return new NgramModel(weights, weights, english, chinese);
        }));
        return new TrainedPolarity(
            new PolarityWeights
            {
                Language = set.Language,
                Polarity = HeadTraining.Head(head.Model),
                Opinion = HeadTraining.Head(gate.Model),
                EncoderCalibration = byEncoder.Calibration.Calibration,
                EncoderScale = byEncoder.Scale,
                Ngrams = ngrams.Table(wording.Model, gateWording.Model),
                NgramCalibration = byNgrams.Calibration.Calibration,
                NgramScale = byNgrams.Scale,
            },
            new HeadFigures(head.Figures, gate.Figures, byEncoder),
            new HeadFigures(wording.Figures, gateWording.Figures, byNgrams),
            signed.Length, gated.Length, readings.Texts);
    }

    /// <summary>The strength that is best in five folds by chance; then a model of all texts, and one for each domain that has not seen it.</summary>
    private ChosenModel Choose(
        string name, IReadOnlyList<Row> all, int[] texts, Func<TrainingText, bool> sign, double[] strengths, Func<IReadOnlyList<Row>, IReadOnlyList<bool>, double, LinearModel> fit)
    {
        Row[] rows = [.. texts.Select(i => all[i])];
        bool[] positive = [.. texts.Select(i => sign(set.Texts[i]))];
        var chance = Folds.ByChance(rows.Length, seed);
        var tried = new List<(double Strength, double Accuracy)>();
        foreach (var strength in strengths)
        {
            var models = Folds.Models(rows, positive, chance, chance, null, (others, signs) => fit(others, signs, strength));
            tried.Add((strength, Folds.BalancedAccuracy(Folds.HeldOut(rows, chance, models), positive)));
            note(FormattableString.Invariant($"{name}, C {strength}: {tried[^1].Accuracy:0.0000} in five folds"));
        }

        var best = tried.MaxBy(trial => trial.Accuracy);
        var model = fit(rows, positive, best.Strength);
        int[] domains = [.. texts.Select(i => _domains[i])];
        var unseen = Folds.Models(rows, positive, domains, _domains, model, (others, signs) => fit(others, signs, best.Strength));
        return new ChosenModel(model, unseen, new StrengthFigures(best.Strength, best.Accuracy, Folds.BalancedAccuracy(Folds.HeldOut(rows, domains, unseen), positive)));
    }

    /// <summary>Gate and calibration from what the scorer puts out.</summary>
    private static ScorerFit Judge(HeldOutText[] texts)
    {
        var (scale, errors) = GateFit.Fit(texts);
        return new ScorerFit(scale, errors, CalibrationFit.Fit(texts, scale));
    }

    private PolarityWeights Uncalibrated(NgramTable table) => new()
    {
        Language = set.Language,
        Polarity = new LinearHead([], 0),
        Opinion = new LinearHead([], 0),
        EncoderCalibration = Calibration.None,
        EncoderScale = OpinionScale.None,
        Ngrams = table,
        NgramCalibration = Calibration.None,
        NgramScale = OpinionScale.None,
    };

    private int[] Where(Func<TrainingText, bool> wanted) => [.. Enumerable.Range(0, set.Texts.Count).Where(i => wanted(set.Texts[i]))];
}

/// <param name="Unseen">By domain: the model that has not seen it.</param>
internal sealed record ChosenModel(LinearModel Model, IReadOnlyDictionary<int, LinearModel> Unseen, StrengthFigures Figures)
{
    public LinearModel Of(int? domain) => domain is { } held ? Unseen[held] : Model;
}

/// <param name="Strength">C.</param>
/// <param name="Accuracy">Balanced, in five folds by chance.</param>
/// <param name="Unseen">Balanced, on the folds of gate and calibration: English, sources never seen.</param>
internal sealed record StrengthFigures(double Strength, double Accuracy, double Unseen);

/// <summary>What was fitted to the scorer's own say, and how well it holds there.</summary>
internal sealed record ScorerFit(OpinionScale Scale, GateErrors Errors, CalibrationFigures Calibration);

/// <summary>Of one kind of model: both of its fits, and what came out of the scorer.</summary>
internal sealed record HeadFigures(StrengthFigures Polarity, StrengthFigures Gate, ScorerFit Scorer);

/// <summary>Weights and what is known of them from training alone.</summary>
/// <param name="Sampled">Texts that gate and calibration were fitted on.</param>
internal sealed record TrainedPolarity(PolarityWeights Weights, HeadFigures Encoder, HeadFigures Ngrams, int Signed, int Gated, int Sampled);
