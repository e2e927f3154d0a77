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
        Line($"Doubles, texts with both labels and texts of held-out sets are out. {trained.Signed:N0} texts have a sign, {trained.Gated:N0} train the opinion gate.");
        Line($"");
        Line($"| model | C | balanced accuracy, five folds | on folds of the calibration |");
        Line($"|---|---|---|---|");
        Figures(card, "encoder head, polarity", trained.Head);
        Figures(card, "n-grams, polarity", trained.Ngrams);
        Figures(card, "encoder head, opinion or request", trained.Gate);
        Figures(card, "n-grams, opinion or request", trained.GateNgrams);
        Line($"");
        Line($"Folds of the calibration: English by source, so that each is judged by a model that never saw its domain; Chinese by chance.");
        Line($"Calibration, slope and offset of the log-odds: encoder {trained.Weights.EncoderCalibration.Slope}, {trained.Weights.EncoderCalibration.Offset}; n-grams {trained.Weights.NgramCalibration.Slope}, {trained.Weights.NgramCalibration.Offset}.");
        return card.ToString();
    }

    private static void Figures(StringBuilder card, string name, StrengthFigures figures) =>
        card.Append(CultureInfo.InvariantCulture, $"| {name} | {figures.Strength} | {figures.Accuracy:0.0000} | {figures.Unseen:0.0000} |\n");
}

internal sealed record TrainedManifest(string Layout, string Model, IReadOnlyDictionary<string, TrainedFile> Files);

internal sealed record TrainedFile(long Bytes, string Sha256);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(TrainedManifest))]
internal sealed partial class ModelDocumentsJson : JsonSerializerContext;
