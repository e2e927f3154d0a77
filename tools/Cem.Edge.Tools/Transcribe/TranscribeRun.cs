using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cem.Edge.Speech;
using Cem.Edge.Speech.Decoding;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Transcribe;

/// <summary>Transcribes files one after the other; one that fails does not stop the rest.</summary>
internal sealed class TranscribeRun(ITranscriber transcriber, TranscribeOptions options, Terminal terminal, TranscriptFormat format)
{
    /// <summary>Exit code: failure when a file could not be read or was cut short.</summary>
    public int Run(IReadOnlyList<string> files, CancellationToken cancel)
    {
        var done = new List<TranscriptDocument>();
        terminal.WithProgress("Transcribing", files.Count, report =>
        {
            foreach (var file in files)
            {
                var document = Transcribe(file, cancel);
                if (document is not null)
                    done.Add(document);
                report(1, document?.Speed ?? "");
            }
        });

        if (format == TranscriptFormat.Json)
            terminal.Output.WriteLine(JsonSerializer.Serialize(done, TranscriptJson.Default.ListTranscriptDocument));
        return done.Count(document => document.Complete) == files.Count ? ExitCode.Success : ExitCode.Failure;
    }

    private TranscriptDocument? Transcribe(string file, CancellationToken cancel)
    {
        try
        {
            var start = Stopwatch.GetTimestamp();
            var clip = AudioFile.Read(file);
            var transcription = transcriber.Transcribe(clip.ToSpeech(), options, cancel);
            var document = TranscriptDocument.Of(file, clip, transcription, transcriber.Model, Stopwatch.GetElapsedTime(start));
            Show(document);
            return document;
        }
        catch (AudioException problem)
        {
            terminal.Problem(problem.Message);
            return null;
        }
    }

    private void Show(TranscriptDocument document)
    {
        foreach (var note in document.Notes)
            terminal.Problem($"{document.File}: {note}.");
        if (document.Reason is { } reason)
            terminal.Problem($"{document.File}: no text ({reason}).");
        terminal.Problem(string.Create(CultureInfo.InvariantCulture, $"{document.File}: {document.AudioSeconds:0.0} s of sound in {document.Seconds:0.00} s ({document.Speed})"));
        if (format == TranscriptFormat.Text)
            terminal.Output.WriteLine(document.Text);
    }
}
