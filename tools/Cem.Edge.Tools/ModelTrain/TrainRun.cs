using Cem.Edge.Scoring.Sentences;
using Cem.Edge.Scoring.Weights;
using Cem.Edge.Tools.ModelShelf;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Embeds the training texts, fits, and writes the folder of one language.</summary>
internal sealed class TrainRun(Terminal terminal)
{
    private const int NoteEvery = 1_000;

    public int Run(TrainingSet set, string encoderFolder, int seed, string folder)
    {
        var trained = new PolarityTraining(set, Embed(set, encoderFolder), seed, terminal.Problem).Run();
        var weights = trained.Weights.Write();
        Directory.CreateDirectory(folder);
        Replace(Path.Combine(folder, "training.md"), System.Text.Encoding.UTF8.GetBytes(ModelDocuments.Card(trained, set, seed, FileCheck.Hash(Path.Combine(encoderFolder, "encoder.onnx")))));
        Replace(Path.Combine(folder, PolarityWeights.FileName), weights);
        Replace(Path.Combine(folder, "model.json"), System.Text.Encoding.UTF8.GetBytes(ModelDocuments.Manifest(trained, weights)));
        terminal.Output.WriteLine(FormattableString.Invariant(
            $"{folder}: {weights.Length / 1e6:0.0} MB from {set.Texts.Count:N0} texts; balanced accuracy in five folds: encoder {trained.Head.Accuracy:0.000}, n-grams {trained.Ngrams.Accuracy:0.000}"));
        return ExitCode.Success;
    }

    /// <exception cref="UsageException">The encoder cannot be used: without it there is nothing to train a head on.</exception>
    private float[][] Embed(TrainingSet set, string encoderFolder)
    {
        try
        {
            using var encoder = SentenceEncoder.Load(encoderFolder);
            var (embeddings, done) = (new float[set.Texts.Count][], 0);
            // Every text stands alone, so the number of threads changes no bit.
            terminal.WithProgress("embedding", set.Texts.Count, report => Parallel.For(0, set.Texts.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            {
                embeddings[i] = encoder.Embed(set.Texts[i].Form);
                report(1, "");
                if (Interlocked.Increment(ref done) % NoteEvery == 0)
                {
                    terminal.Problem($"{done:N0} of {set.Texts.Count:N0} texts embedded");
                }
            }));
            return embeddings;
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
