using System.CommandLine;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary><c>cem evaluate</c>: measures an engine on material whose right answer is known.</summary>
internal static class EvaluateVerb
{
    public static Command Create()
    {
        var verb = new Verb("evaluate", "Measure an engine against material whose right answer is known.")
        {
            Example = "cem evaluate speech --manifest manifest.tsv --root recordings",
        };
        verb.Subcommands.Add(Speech());
        return verb;
    }

    private static Verb Speech()
    {
        var manifest = new Option<string>("--manifest") { Description = "Table of clips: set, file, transcript, language, sample_rate, kind.", HelpName = "TSV", Required = true };
        var root = new Option<string>("--root") { Description = "Folder that the file names in the table start from.", HelpName = "DIR", Required = true };
        var json = new Option<bool>("--json") { Description = "Print the figures as JSON." };
        var details = new Option<string?>("--details") { Description = "Write each clip's text and errors to this table.", HelpName = "TSV" };
        var engine = new SpeechOptions();
        var verb = new Verb("speech", "Word and character errors, speed and memory of the speech engine over a set of recordings.")
        {
            Example = "cem evaluate speech --manifest speech/manifest.tsv --root speech --json",
        };
        foreach (var option in new Option[] { manifest, root, json, details })
            verb.Options.Add(option);
        engine.AddTo(verb);
        // Off the calling thread, so that Ctrl+C is heard while the engine works.
        verb.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var clips = ManifestReader.Read(parsed.GetRequiredValue(manifest));
            var folder = parsed.GetRequiredValue(root);
            if (!Directory.Exists(folder))
                throw new UsageException($"{folder}: there is no such folder. Check --root.");
            using var transcriber = engine.Load(parsed);
            var terminal = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var run = new EvaluationRun(transcriber, engine.Transcribing(parsed), terminal, TimeProvider.System);
            var results = run.Run(clips, folder, cancel);
            if (parsed.GetValue(details) is { } table)
                EvaluationDetails.Write(table, results);
            EvaluationReport.Print(EvaluationDocument.Of(results, transcriber.Model, engine.Transcribing(parsed), engine.Runtime(parsed)), terminal, parsed.GetValue(json));
            return results.All(result => result.Failure is null) ? ExitCode.Success : ExitCode.Failure;
        }, cancel));
        return verb;
    }
}
