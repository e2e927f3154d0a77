using System.CommandLine;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Transcribe;

internal static class TranscribeVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Recordings: WAV (PCM, float, A-law, u-law); other formats where ffmpeg is installed.", Arity = ArgumentArity.OneOrMore };
        files.RefuseOptions();
        var json = new Option<bool>("--json") { Description = "Print phrases, times, confidence and figures as JSON." };
        var language = new Option<string>("--language") { Description = "Language spoken.", DefaultValueFactory = _ => SpeechOptions.DetectLanguage };
        language.AcceptOnlyFromAmong(SpeechOptions.DetectLanguage, "en", "zh");
        var engine = new SpeechOptions();

        var verb = new Verb("transcribe", "Turn recordings into text. A file that fails is named on standard error and makes the exit code 1.")
        {
            Example = "cem transcribe call.wav\ncem transcribe --json --language zh remark-1.wav remark-2.wav",
        };
        verb.Arguments.Add(files);
        verb.Options.Add(json);
        verb.Options.Add(language);
        engine.AddTo(verb);
        // Off the calling thread, so that Ctrl+C is heard while the engine works.
        verb.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var options = engine.Transcribing(parsed) with { Language = SpeechOptions.Fixed(parsed.GetValue(language)) };
            using var transcriber = engine.Load(parsed);
            var console = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var format = parsed.GetValue(json) ? TranscriptFormat.Json : TranscriptFormat.Text;
            return new TranscribeRun(transcriber, options, console, format).Run(parsed.GetRequiredValue(files), cancel);
        }, cancel));
        return verb;
    }
}
