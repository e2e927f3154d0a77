using System.CommandLine;
using Cem.Edge.Tools.EvaluateScoring;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary><c>cem evaluate</c>: measures an engine on material whose right answer is known.</summary>
internal static class EvaluateVerb
{
    public static Command Create()
    {
        var verb = new Verb("evaluate", "Measure an engine against material whose right answer is known.")
        {
            Example = "cem evaluate speech --manifest manifest.tsv --root recordings\ncem evaluate scoring --data labelled-texts",
        };
        verb.Subcommands.Add(Speech());
        verb.Subcommands.Add(ScoringVerb.Create());
        return verb;
    }

    private static Verb Speech()
    {
        var arguments = new EvaluateArguments();
        var verb = new Verb("speech", "Word and character errors, confidence, speed and memory of the speech engine over a set of recordings.")
        {
            Example = "cem evaluate speech --manifest speech/manifest.tsv --root speech --json\ncem evaluate speech --manifest speech/manifest.tsv --root speech --clips 2000 --repeat --beams 1\ncem evaluate speech --manifest speech/manifest.tsv --root speech --clips 20 --cold",
            ExitCodes =
            [
                new(ExitCode.Success, "every clip was read"),
                new(ExitCode.Failure, "a clip could not be read to its end (named on standard error and in failures), or memory grew by more than 5 % with --repeat"),
                new(ExitCode.Usage, "the command line or the manifest is wrong; nothing was done"),
            ],
        };
        arguments.AddTo(verb);
        // Off the calling thread, so that Ctrl+C is heard while the engine works.
        verb.SetAction((parsed, cancel) => Task.Run(async () =>
        {
            var terminal = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var document = await MeasureAsync(arguments, parsed, terminal, cancel);
            EvaluationReport.Print(document, terminal, arguments.Json(parsed));
            return document is { Failures.Count: 0, Soak: null or { Flat: true } } ? ExitCode.Success : ExitCode.Failure;
        }, cancel));
        return verb;
    }

    private static async Task<EvaluationDocument> MeasureAsync(EvaluateArguments arguments, ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var (clips, root) = (arguments.Clips(parsed), arguments.Root(parsed));
        // Before this process holds a model of its own.
        var cold = arguments.Cold(parsed) ? await ColdAsync(arguments, parsed, terminal, cancel) : null;
        using var transcriber = arguments.Engine.Load(parsed);
        var options = arguments.Engine.Transcribing(parsed);
        var run = new EvaluationRun(transcriber, options, terminal, TimeProvider.System);
        var (results, soak) = arguments.Rounds(parsed) is { } total ? new SoakRun(run, terminal).Run(clips, total, root, cancel) : (run.Run(clips, root, cancel), null);
        if (arguments.Details(parsed) is { } table)
            EvaluationDetails.Write(table, results);
        return EvaluationDocument.Of(results, transcriber.Model, options, arguments.Engine.Runtime(parsed)) with { Soak = soak, Cold = cold };
    }

    private static async Task<ColdFigures?> ColdAsync(EvaluateArguments arguments, ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        ColdFigures? cold = null;
        await terminal.WithProgressAsync("Starting cold", ColdStart.Runs, async report =>
            cold = await new ColdStart(TimeProvider.System).MeasureAsync(arguments.Engine.Repeated(parsed), report, cancel));
        return cold;
    }
}
