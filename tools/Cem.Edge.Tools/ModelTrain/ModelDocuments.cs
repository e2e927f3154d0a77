using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>What is written beside the weights: <c>model.json</c> for programs, <c>training.md</c> for people. No date, since the same inputs give the same bytes.</summary>
internal static class ModelDocuments
{
    public static string Manifest(TrainedPolarity trained, byte[] weights) => JsonSerializer.Serialize(
        new TrainedManifest(
            PolarityWeights.Layout,
            $"polarity and opinion, {trained.Weights.Language}",
            new Dictionary<string, TrainedFile> { [PolarityWeights.FileName] = new(weights.Length, Convert.ToHexStringLower(SHA256.HashData(weights))) }),
        ModelDocumentsJson.Default.TrainedManifest) + "\n";

    public static string Card(TrainedPolarity trained, TrainingSet set, int seed, string encoderSha256)
    {
        var card = new StringBuilder();
        void Line(FormattableString line) => card.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# How these weights were made");
        Line($"Written by `cem model train --language {set.Language} --seed {seed}`; the same inputs, seed and rules give the same bytes. What they are worth on texts they have not seen: `README.md`.");
        Line($"");
        Line($"| input | texts used | licence | SHA-256 |");
        Line($"|---|---|---|---|");
        foreach (var input in set.Inputs)
        {
            Line($"| {input.Name} | {input.Texts:N0} | {input.Licence} | `{input.Sha256}` |");
        }

        Line($"| e5-small-q4/encoder.onnx | - | MIT | `{encoderSha256}` |");
        Line($"");
        Line($"Doubles, texts with both labels and texts of held-out sets are out. {trained.Signed:N0} texts have a sign, {trained.Gated:N0} train the opinion gate, {trained.Sampled:N0} fit what comes after the models.");
        Line($"");
        Line($"| model | C | balanced accuracy, five folds | on folds of domains |");
        Line($"|---|---|---|---|");
        Figures(card, "encoder head, polarity", trained.Encoder.Polarity);
        Figures(card, "n-grams, polarity", trained.Ngrams.Polarity);
        Figures(card, "encoder head, opinion or request", trained.Encoder.Gate);
        Figures(card, "n-grams, opinion or request", trained.Ngrams.Gate);
        Line($"");
        Line($"Folds of domains: English by source, so that each is judged by a model that never saw it; Chinese by chance. The scorer itself (clauses, rules, words, text around) then read the sample with these");
        Line($"models, and gate and calibration were fitted to what it put out. Gate: lowest cost of {GateFit.OpinionShare:0.00} x opinions lost + {GateFit.RequestShare:0.00} x requests taken, every domain weighing the same.");
        Line($"Calibration: slope and offset of the log-odds of texts with one opinion clause, both signs of a domain weighing the same, large domains too; the slope by how near a text is to store remarks.");
        Line($"Written remarks (own/remarks) and heads for tone (`model train-aspects`) that have not seen the fold are in it. Of {LabelledText.ShopComments.Source} {LabelledText.ShopComments.ComplaintsUnderPositive:P1} of the complaints are taken to stand under positive, {LabelledText.ShopComments.PraiseUnderNegative:P1} of the praise under negative, as counted.");
        Scorer(card, "encoder", trained.Encoder.Scorer);
        Scorer(card, "n-grams", trained.Ngrams.Scorer);
        return card.ToString();
    }

    private static void Figures(StringBuilder card, string name, StrengthFigures figures) =>
        card.Append(CultureInfo.InvariantCulture, $"| {name} | {figures.Strength} | {figures.Accuracy:0.0000} | {figures.Unseen:0.0000} |\n");

    private static void Scorer(StringBuilder card, string name, ScorerFit fit)
    {
        void Line(FormattableString line) => card.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        var (scale, calibration) = (fit.Scale, fit.Calibration);
        Line($"");
        Line($"## After the {name}");
        Line($"Gate: {scale.Model} x model, {scale.Clear} x clearness, {scale.Request} for a request's words, {scale.Wish} for a wish's, offset {scale.Offset:0.00}: {fit.Errors.OpinionsLost:P1} of opinions lost, {fit.Errors.RequestsTaken:P1} of requests taken.");
        Line($"Calibration: slope {calibration.Calibration.Slope} (of a store remark {calibration.Calibration.At(1).Slope:0.0###}), offset {calibration.Calibration.Offset} from {calibration.Clauses:N0} clauses.");
        Line($"");
        Line($"| held-out domain | what | figure |");
        Line($"|---|---|---|");
        foreach (var (domain, share) in fit.Errors.ByDomain)
        {
            Line($"| {domain.Replace(", ", " | ", StringComparison.Ordinal)} | {share:P1} |");
        }

        foreach (var domain in calibration.Domains)
        {
            Line($"| {domain.Domain} | said; right; calibration error (clauses) | {domain.MeanConfidence:0.000}; {domain.ShareRight:0.000}; {domain.Error:0.000} ({domain.N:N0}) |");
        }
    }
}

internal sealed record TrainedManifest(string Layout, string Model, IReadOnlyDictionary<string, TrainedFile> Files);

internal sealed record TrainedFile(long Bytes, string Sha256);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(TrainedManifest))]
internal sealed partial class ModelDocumentsJson : JsonSerializerContext;
