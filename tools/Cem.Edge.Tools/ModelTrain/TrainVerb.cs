using System.CommandLine;
using Cem.Edge.Scoring.Polarity;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary><c>cem model train</c>: the weights of polarity and opinion gate, reproducibly (SCORING.md 9).</summary>
internal static class TrainVerb
{
    public static Verb Create()
    {
        var language = new Option<string>("--language") { Description = "Language to train.", Required = true };
        language.AcceptOnlyFromAmong("en", "zh");
        var data = new Option<string>("--data") { Description = "Folder of labelled texts, a folder below it for each source.", HelpName = "DIR", Required = true };
        var seed = new Option<int>("--seed") { Description = "Decides the folds of the cross-validation.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var remarks = new Option<string?>("--remarks") { Description = "Folder of own labelled remarks; default: edge-agent/labelled-remarks of the repository, where there is one.", HelpName = "DIR" };
        var examples = new Option<string?>("--examples") { Description = "Clauses that people judged at a hub, as GET /api/v1/examples exports them; they join the training.", HelpName = "FILE" };
        var output = new Option<string?>("--out") { Description = "Folder to write; default: polarity-LANGUAGE among the models.", HelpName = "DIR" };
        var verb = new Verb("train", "Train the polarity heads, n-grams and opinion gate of one language. The same inputs give the same bytes.")
        {
            Example = "cem model train --language en --data ../shared/text --seed 1 --out models/polarity-en",
            ExitCodes = [new(ExitCode.Success, "weights, model.json and training.md are written"), new(ExitCode.Usage, "a training set, an example or the encoder is missing or broken; nothing was written")],
        };
        foreach (var option in new Option[] { language, data, seed, remarks, examples, output })
        {
            verb.Options.Add(option);
        }

        verb.SetAction(parsed =>
        {
            var terminal = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var chosen = parsed.GetRequiredValue(language);
            var encoder = ModelPlaces.Of(null).Encoder ?? throw new UsageException("The sentence encoder e5-small-q4 was not found. Restore edge-agent/models from the repository.");
            var own = parsed.GetValue(remarks) ?? OwnRemarks.Find();
            var set = new TrainingTexts(new DataFolder(parsed.GetRequiredValue(data)), own, parsed.GetValue(examples)).Read(chosen);
            return new TrainRun(terminal).Run(set, own is null ? AspectTexts.Written() : AspectTexts.Read(own), encoder, parsed.GetValue(seed), parsed.GetValue(output) ?? Path.Combine(ModelShelf.ModelPlaces.Home, $"polarity-{chosen}"));
        });
        return verb;
    }
}
