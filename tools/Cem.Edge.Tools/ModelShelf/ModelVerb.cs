using System.CommandLine;
using Cem.Edge.Tools.ModelTrain;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.ModelShelf;

/// <summary><c>cem model</c>: which models there are, whether they are whole, and what a new one is worth on this machine.</summary>
internal static class ModelVerb
{
    private const string PlaceHelp = "Folder that holds the models; default: models/ beside the program, else edge-agent/models of the repository.";

    public static Command Create() => Create(Console.In, () => Console.IsInputRedirected);

    /// <param name="isPipe">Nobody can answer a question.</param>
    public static Command Create(TextReader input, Func<bool> isPipe)
    {
        var verb = new Verb("model", "List, check, add, remove and train models.") { Example = "cem model list\ncem model add ~/Downloads/whisper-tiny.en\ncem transcribe --model whisper-tiny.en call.wav" };
        foreach (var subcommand in new[] { List(), Verify(), ModelAdd.Create(), ModelRemove.Create(input, isPipe), TrainVerb.Create(), AspectTrainVerb.Create() })
            verb.Subcommands.Add(subcommand);
        return verb;
    }

    public static Option<string?> Place(string name) => new(name) { Description = PlaceHelp, HelpName = "DIR" };

    private static Verb List()
    {
        var place = Place("--in");
        var json = new Option<bool>("--json") { Description = "Print the models as JSON." };
        var verb = new Verb("list", "Name, layout, size, languages and place of every model.")
        {
            Example = "cem model list --json",
            ExitCodes = [new(ExitCode.Success, "all can be used"), new(ExitCode.Failure, "none was found, or one cannot be used (the reason stands beside it)")],
        };
        verb.Options.Add(place);
        verb.Options.Add(json);
        verb.SetAction(parsed =>
        {
            var models = ModelPlaces.Installed(parsed.GetValue(place));
            var output = parsed.InvocationConfiguration.Output;
            foreach (var line in parsed.GetValue(json) ? [ModelReport.Json(models)] : ModelReport.Table(models))
                output.WriteLine(line);
            return models.Count > 0 && models.All(model => model.Problem is null) ? ExitCode.Success : ExitCode.Failure;
        });
        return verb;
    }

    private static Verb Verify()
    {
        var names = new Argument<string[]>("NAME") { Description = "Models by name; default: all.", Arity = ArgumentArity.ZeroOrMore };
        names.RefuseOptions();
        var place = Place("--in");
        var json = new Option<bool>("--json") { Description = "Print every file with both sizes and sums as JSON." };
        var verb = new Verb("verify", "Check every file of a model against the size and SHA-256 in its model.json.")
        {
            Example = "cem model verify\ncem model verify whisper-base-int8 --json",
            ExitCodes = [new(ExitCode.Success, "every file is as it should be"), new(ExitCode.Failure, "a file differs or is missing (named with both sums), or a model has no sums"), new(ExitCode.Usage, "no such model")],
        };
        verb.Arguments.Add(names);
        verb.Options.Add(place);
        verb.Options.Add(json);
        verb.SetAction(parsed =>
        {
            var (from, wanted) = (parsed.GetValue(place), parsed.GetValue(names) ?? []);
            var models = wanted.Length == 0 ? ModelPlaces.Installed(from) : [.. wanted.Select(name => ModelPlaces.Named(name, from))];
            List<ModelVerification> checks = [.. models.Select(ModelVerification.Of)];
            var output = parsed.InvocationConfiguration.Output;
            foreach (var line in parsed.GetValue(json) ? [ModelReport.Json(checks)] : checks.SelectMany(ModelReport.Lines))
                output.WriteLine(line);
            return checks.Count > 0 && checks.TrueForAll(check => check.Ok) ? ExitCode.Success : ExitCode.Failure;
        });
        return verb;
    }
}
