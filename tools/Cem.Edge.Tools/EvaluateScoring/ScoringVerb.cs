using Cem.Edge.Tools.EvaluateScoring.Reporting;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateScoring;

/// <summary><c>cem evaluate scoring</c>: how often the scorer is right, on labelled texts and on the project's own remarks.</summary>
internal static class ScoringVerb
{
    public static Verb Create()
    {
        var arguments = new ScoringArguments();
        var verb = new Verb("scoring", "Polarity, aspects, requests, alarms, calibration and time of the scoring engine on labelled texts, beside what was promised.")
        {
            Example = "cem evaluate scoring --data ../shared/text\ncem evaluate scoring --data ../shared/text --json > figures.json\ncem evaluate scoring --data ../shared/text --polarity ngram --sets amazon,phone,own\ncem evaluate scoring --data ../shared/text --sets own --aloud",
            ExitCodes =
            [
                new(ExitCode.Success, "every set was measured; missed floors are marked (text) or named in missed (JSON)"),
                new(ExitCode.Usage, "the command line, or a file of texts or labels is wrong (named with its line); nothing was measured"),
            ],
        };
        arguments.AddTo(verb);
        // Off the calling thread, so that Ctrl+C is heard while the engine works.
        verb.SetAction((parsed, cancel) => Task.Run(async () =>
        {
            var terminal = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var document = await new ScoringMeasurement(arguments, parsed, terminal, TimeProvider.System).MeasureAsync(cancel);
            ScoringReport.Print(document, terminal, arguments.Json(parsed));
            return ExitCode.Success;
        }, cancel));
        return verb;
    }
}
