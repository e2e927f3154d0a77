using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cem.Edge.Scoring.Aspects;
using Cem.Edge.Scoring.Departments;
using Cem.Edge.Scoring.Polarity;
using Cem.Edge.Scoring.Sentences;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary><c>cem model train-aspects</c>: the heads that hear what a text is about, from the project's own lines and remarks alone.</summary>
internal static class AspectTrainVerb
{
    public static Verb Create()
    {
        var remarks = new Option<string?>("--remarks") { Description = "Folder of own labelled remarks; default: edge-agent/labelled-remarks of the repository.", HelpName = "DIR" };
        var output = new Option<string?>("--out") { Description = "Folder to write; default: aspects among the models.", HelpName = "DIR" };
        var verb = new Verb("train-aspects", "Train the aspect heads of both languages. The same inputs give the same bytes.")
        {
            Example = "cem model train-aspects --out models/aspects",
            ExitCodes = [new(ExitCode.Success, "weights.bin and model.json are written"), new(ExitCode.Usage, "the remarks or the encoder are missing or broken; nothing was written")],
        };
        verb.Options.Add(remarks);
        verb.Options.Add(output);
        verb.SetAction(parsed =>
        {
            var folder = parsed.GetValue(remarks) ?? OwnRemarks.Find() ?? throw new UsageException("The own remarks were not found. Name their folder with --remarks.");
            var place = parsed.GetValue(output) ?? Path.Combine(ModelShelf.ModelPlaces.Home, "aspects");
            var (heads, leftOut, texts) = Train(folder);
            var (weights, file) = (heads.Write(), Path.Combine(place, AspectHeads.FileName));
            Directory.CreateDirectory(place);
            Replace(file, weights);
            Replace(Path.Combine(place, "model.json"), Encoding.UTF8.GetBytes(Manifest(weights)));
            parsed.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {texts:N0} texts (own lines sha256 {AspectTexts.Sha256[..12]}); best head right on {leftOut:0.000} of the texts left out one by one"));
            return ExitCode.Success;
        });
        return verb;
    }

    private static string Manifest(byte[] weights) => $$"""
        {
          "layout": "{{AspectHeads.Layout}}",
          "model": "first-level aspects, en and zh",
          "files": {
            "{{AspectHeads.FileName}}": {
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

    private static (AspectHeads Heads, double LeftOut, int Texts) Train(string remarks)
    {
        var texts = AspectTexts.Read(remarks);
        var known = texts.SelectMany(text => text.Aspects).ToHashSet(StringComparer.Ordinal);
        string[] nodes = [.. Taxonomy.Load().Nodes.Select(node => node.Id).Where(known.Contains)];
        try
        {
            using var encoder = SentenceEncoder.Load(ModelPlaces.Of(null).Encoder ?? throw new UsageException("The sentence encoder e5-small-q4 was not found. Restore edge-agent/models from the repository."));
            var (heads, leftOut) = AspectTraining.Fit(texts, [.. texts.Select(text => encoder.Embed(text.Form))], nodes);
            return (heads, leftOut, texts.Count);
        }
        catch (EncoderException problem)
        {
            throw new UsageException($"{problem.Message}. Training needs the sentence encoder; restore edge-agent/models/e5-small-q4.");
        }
    }
}
