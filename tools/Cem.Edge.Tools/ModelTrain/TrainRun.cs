using Cem.Edge.Scoring.Sentences;
using Cem.Edge.Scoring.Weights;
using Cem.Edge.Tools.ModelShelf;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Embeds the training texts, fits, and writes the folder of one language.</summary>
internal sealed class TrainRun(Terminal terminal)
{
    private const int NoteEvery = 5_000;

    /// <param name="remarks">What trains the remark heads that gate and calibration are fitted beside.</param>
    public int Run(TrainingSet set, IReadOnlyList<AspectText> remarks, string encoderFolder, int seed, string folder)
    {
        var trained = Train(set, remarks, encoderFolder, seed);
        var weights = trained.Weights.Write();
        Directory.CreateDirectory(folder);
        Replace(Path.Combine(folder, "training.md"), System.Text.Encoding.UTF8.GetBytes(ModelDocuments.Card(trained, set, seed, FileCheck.Hash(Path.Combine(encoderFolder, "encoder.onnx")))));
        Replace(Path.Combine(folder, PolarityWeights.FileName), weights);
        Replace(Path.Combine(folder, "model.json"), System.Text.Encoding.UTF8.GetBytes(ModelDocuments.Manifest(trained, weights)));
        terminal.Output.WriteLine(FormattableString.Invariant(
            $"{folder}: {weights.Length / 1e6:0.0} MB from {set.Texts.Count:N0} texts; balanced accuracy in five folds: encoder {trained.Encoder.Polarity.Accuracy:0.000}, n-grams {trained.Ngrams.Polarity.Accuracy:0.000}"));
        return ExitCode.Success;
    }

    /// <exception cref="UsageException">The encoder cannot be used: without it there is nothing to train a head on.</exception>
    private TrainedPolarity Train(TrainingSet set, IReadOnlyList<AspectText> remarks, string encoderFolder, int seed)
    {
        try
        {
            using var encoder = SentenceEncoder.Load(encoderFolder);
            var embeddings = new Embeddings(encoder.Embed);
            var judged = FoldScoring.Sample(set, seed).Select(i => set.Texts[i]).Concat(HeldOutReadings.WrittenFor(set, remarks));
            var forms = set.Texts.Select(text => text.Form).Concat(FoldScoring.Forms(judged, set.Language)).Concat(remarks.Select(remark => remark.Form)).Distinct().ToArray();
            terminal.WithProgress("embedding", forms.Length, report => embeddings.Prepare(forms, (done, all) =>
            {
                report(1, "");
                if (done % NoteEvery == 0)
                {
                    terminal.Problem($"{done:N0} of {all:N0} texts and clauses embedded");
                }
            }));
            return new PolarityTraining(set, remarks, embeddings, seed, terminal.Problem).Run();
        }
        catch (EncoderException problem)
        {
            throw new UsageException($"{problem.Message}. Training needs the sentence encoder; restore edge-agent/models/e5-small-q4.");
        }
    }

    private static void Replace(string path, byte[] content)
    {
        var temporary = path + ".new";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }
}
