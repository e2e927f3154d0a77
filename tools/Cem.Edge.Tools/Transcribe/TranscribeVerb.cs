using System.CommandLine;
using Cem.Edge.Speech;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Transcribe;

internal static class TranscribeVerb
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Recordings (WAV).", Arity = ArgumentArity.OneOrMore };
        var model = new Option<string?>("--model") { Description = "Folder of the models.", HelpName = "DIR" };
        var verb = new Verb("transcribe", "Turn recordings into text.") { Example = "cem transcribe call.wav" };
        verb.Arguments.Add(files);
        verb.Options.Add(model);
        verb.SetAction(parsed =>
        {
            using var engine = WhisperTranscriber.Load(SpeechModels.Find(parsed.GetValue(model)), new SpeechRuntimeOptions());
            return ExitCode.Success;
        });
        return verb;
    }
}
