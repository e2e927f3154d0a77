using System.CommandLine;
using Cem.Edge.Tools.Hearing;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Transcribe;

internal static class TranscribeVerb
{
    public static Command Create() => Create(() => Console.IsInputRedirected
        ? Console.OpenStandardInput()
        : throw new UsageException("Nothing comes through standard input. Send a recording, for example: cem transcribe - < call.wav"));

    public static Command Create(Func<Stream> standardInput)
    {
        var options = new TranscribeArguments();
        var verb = new Verb(
            "transcribe",
            "Turn recordings into text. Channels that differ are transcribed apart and marked; doubtful phrases are marked, unread ones have their reason. One that fails does not stop the others.")
        {
            Example = "cem transcribe call.wav\ncem transcribe --format srt --beside recordings/\ncem transcribe --format json --language zh remark-1.wav remark-2.mp3\narecord -f S16_LE -r 16000 -d 10 | cem transcribe -",
            ExitCodes =
            [
                new(ExitCode.Success, "every recording was transcribed, also where nothing was said"),
                new(ExitCode.Failure, "one or more failed or were cut short (named on standard error, the others are done), or the model is missing"),
                new(ExitCode.Usage, "the command line is wrong; nothing was done"),
                new(ExitCode.Cancelled, "stopped by Ctrl+C; finished transcripts are kept"),
            ],
        };
        options.AddTo(verb);
        // Off the calling thread, so that Ctrl+C is heard while the engine works.
        verb.SetAction((parsed, cancel) => Task.Run(async () =>
        {
            using var input = new StandardInput(standardInput);
            var recordings = await options.RecordingsAsync(parsed, input, cancel);
            var terminal = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var sink = options.Sink(parsed, recordings, terminal);
            using var transcriber = options.Load(parsed);
            var reader = new RecordingReader(transcriber, options.Transcribing(parsed), TimeProvider.System);
            return new TranscribeRun(reader, transcriber.Model, sink, terminal) { Listening = options.Listening(parsed) }.Run(recordings, cancel);
        }, cancel));
        return verb;
    }
}
