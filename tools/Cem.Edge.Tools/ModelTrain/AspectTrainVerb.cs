using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cem.Edge.Scoring.Departments;
using Cem.Edge.Scoring.Polarity;
using Cem.Edge.Scoring.Remarks;
using Cem.Edge.Scoring.Sentences;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary><c>cem model train-aspects</c>: the heads that hear what a text is about and how it is meant, from the project's own lines and remarks alone.</summary>
internal static class AspectTrainVerb
{
    public static Verb Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of labelled texts, as for train: what store remarks are told from.", HelpName = "DIR", Required = true };
        var remarks = new Option<string?>("--remarks") { Description = "Folder of own labelled remarks; default: edge-agent/labelled-remarks of the repository.", HelpName = "DIR" };
        var output = new Option<string?>("--out") { Description = "Folder to write; default: aspects among the models.", HelpName = "DIR" };
        var verb = new Verb("train-aspects", "Train the heads for aspects and tone of store remarks, both languages. The same inputs give the same bytes.")
        {
            Example = "cem model train-aspects --data ../shared/text --out models/aspects",
            ExitCodes = [new(ExitCode.Success, "weights.bin and model.json are written"), new(ExitCode.Usage, "the remarks or the encoder are missing or broken; nothing was written")],
        };
        verb.Options.Add(data);
        verb.Options.Add(remarks);
        verb.Options.Add(output);
        verb.SetAction(parsed =>
        {
            var folder = parsed.GetValue(remarks) ?? OwnRemarks.Find() ?? throw new UsageException("The own remarks were not found. Name their folder with --remarks.");
            var place = parsed.GetValue(output) ?? Path.Combine(ModelShelf.ModelPlaces.Home, "aspects");
            var (heads, heldOut, texts) = Train(folder, new DataFolder(parsed.GetRequiredValue(data)));
            var (weights, file) = (heads.Write(), Path.Combine(place, RemarkHeads.FileName));
            Directory.CreateDirectory(place);
            Replace(file, weights);
            Replace(Path.Combine(place, "model.json"), Encoding.UTF8.GetBytes(Manifest(weights)));
            parsed.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {texts:N0} texts (own lines sha256 {AspectTexts.Sha256[..12]}); best head right on {heldOut:0.000} of the texts, in five folds"));
            return ExitCode.Success;
        });
        return verb;
    }

    private static string Manifest(byte[] weights) => $$"""
        {
          "layout": "{{RemarkHeads.Layout}}",
          "model": "store remarks: first-level aspects, praise, opinion, delight, wish; en and zh",
          "files": {
            "{{RemarkHeads.FileName}}": {
              "bytes": {{weights.Length.ToString(CultureInfo.InvariantCulture)}},
              "sha256": "{{Convert.ToHexStringLower(SHA256.HashData(weights))}}"
            }
          }
        }

        """;

    private static void Replace(string path, byte[] content)
    {
        File.WriteAllBytes(path + ".new", content);
        File.Move(path + ".new", path, overwrite: true);
    }

    private static (RemarkHeads Heads, double HeldOut, int Texts) Train(string remarks, DataFolder data)
    {
        var texts = AspectTexts.Read(remarks);
        var known = texts.SelectMany(text => text.Aspects).ToHashSet(StringComparer.Ordinal);
        string[] nodes = [.. Taxonomy.Load().Nodes.Select(node => node.Id).Where(known.Contains)];
        try
        {
            using var encoder = SentenceEncoder.Load(ModelPlaces.Of(null).Encoder ?? throw new UsageException("The sentence encoder e5-small-q4 was not found. Restore edge-agent/models from the repository."));
            float[][] embeddings = [.. texts.Select(text => encoder.Embed(text.Form))];
            var others = OtherTexts.Read(data).ToDictionary(language => language.Key, language => language.Value.Select(encoder.Embed).ToArray());
            return (AspectTraining.Fit(texts, embeddings, nodes, others), AspectTraining.HeldOut(texts, embeddings, nodes, others), texts.Count);
        }
        catch (EncoderException problem)
        {
            throw new UsageException($"{problem.Message}. Training needs the sentence encoder; restore edge-agent/models/e5-small-q4.");
        }
    }
}
