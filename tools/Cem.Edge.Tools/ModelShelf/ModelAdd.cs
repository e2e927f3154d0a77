using System.CommandLine;
using Cem.Edge.Speech;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.ModelShelf;

/// <summary><c>cem model add</c>: copies a model to the others only after it has shown on this machine that it can hear.</summary>
internal static class ModelAdd
{
    public static Command Create()
    {
        var source = new Argument<string>("DIR") { Description = "Folder of a Whisper model: our own layout (model.json), or a Hugging Face Optimum export (config.json, onnx/encoder_model*, onnx/decoder_model_merged*)." };
        var name = new Option<string?>("--name") { Description = "Name it gets; default: that of its folder.", HelpName = "NAME" };
        var place = ModelVerb.Place("--to");
        var force = new Option<bool>("--force") { Description = "Add it although it fails the self-test." };
        var json = new Option<bool>("--json") { Description = "Print what was found as JSON." };
        var threads = new Option<int>("--threads") { Description = "Threads of the self-test.", HelpName = "N", DefaultValueFactory = _ => new SpeechRuntimeOptions().Threads };
        threads.Within(1, 64);
        var verb = new Verb("add", "Check a model, copy it to the others, let it read three shipped remarks and tell how fast and how large it is on this machine.")
        {
            Example = "cem model add ~/Downloads/whisper-tiny.en\ncem model add whisper-small-int8 --name whisper-small --to /var/lib/cem-agent/models",
            ExitCodes =
            [
                new(ExitCode.Success, "added"),
                new(ExitCode.Failure, "refused: not a whole model, not readable by this engine, or it writes something else than what is said; nothing was left behind"),
                new(ExitCode.Usage, "no such folder, or a model of this name is there already"),
            ],
        };
        verb.Arguments.Add(source);
        foreach (var option in new Option[] { name, place, force, json, threads })
            verb.Options.Add(option);
        verb.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var terminal = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var model = Whisper(parsed.GetRequiredValue(source));
            var wanted = new Shelving(parsed.GetValue(name) ?? model.Name, parsed.GetValue(place) ?? ModelPlaces.Home);
            wanted.Check();
            var addition = Add(model, wanted, parsed.GetValue(force), new SpeechRuntimeOptions { Threads = parsed.GetValue(threads) }, terminal, cancel);
            foreach (var line in parsed.GetValue(json) ? [ModelReport.Json(addition)] : ModelReport.Lines(addition))
                terminal.Output.WriteLine(line);
            return addition.Added ? ExitCode.Success : ExitCode.Failure;
        }, cancel));
        return verb;
    }

    /// <exception cref="UsageException">No such folder.</exception>
    /// <exception cref="ModelException">No Whisper model in it; nothing was added.</exception>
    private static InstalledModel Whisper(string folder)
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"{folder}: there is no such folder. Name the folder that holds the model.");
        var model = InstalledModel.Understood(folder);
        return model.Writes ? model : throw new ModelException(folder, $"the layout is \"{model.Layout}\", which is no Whisper model", "Only Whisper models can be added.");
    }

    private static ModelAddition Add(InstalledModel model, Shelving wanted, bool force, SpeechRuntimeOptions runtime, Terminal terminal, CancellationToken cancel)
    {
        ModelCopy? copy = null;
        terminal.WithProgress("Copying", model.SizeMb * 1e6, report => copy = ModelCopy.Of(model, wanted.Place, wanted.Name, report));
        using var held = copy!; // set by the work above, or it has thrown
        var trial = ModelTrial.Run(SpeechModels.Find(held.Folder), runtime, TimeProvider.System, cancel);
        var shelved = InstalledModel.Read(held.Folder) with { Name = wanted.Name, Folder = wanted.Folder };
        if (trial.Works || force)
            held.Keep();
        return new ModelAddition(shelved.Name, shelved.Folder, shelved.Layout, shelved.Languages, shelved.SizeMb, trial.Works || force, trial);
    }

    /// <summary>Where a model is to stand.</summary>
    private sealed record Shelving(string Name, string Place)
    {
        public string Folder => Path.GetFullPath(Path.Combine(Place, Name));

        /// <exception cref="UsageException">The name cannot be used.</exception>
        public void Check()
        {
            if (Name.Length == 0 || Name.StartsWith('.') || Name.AsSpan().ContainsAny(Path.GetInvalidFileNameChars()))
                throw new UsageException($"\"{Name}\" cannot be the name of a model. Use --name with letters, digits, - and points within.");
            if (Directory.Exists(Folder))
                throw new UsageException($"{Folder}: a model of this name is there already. Use another --name, or first: cem model remove {Name}");
        }
    }
}
