using System.Globalization;
using Cem.Edge.Speech.Decoding;
using Cem.Edge.Tools.Hearing;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Transcribe;

/// <summary>Transcribes recordings one after the other; one that fails does not stop the rest, and is named again at the end.</summary>
internal sealed class TranscribeRun(RecordingReader reader, string model, TranscriptSink sink, Terminal terminal)
{
    private readonly List<string> failures = [];

    /// <summary>How the recordings are opened and their channels taken.</summary>
    public required Listening Listening { get; init; }

    /// <summary>Exit code: failure when a recording could not be read, was cut short or its transcript could not be written.</summary>
    public int Run(IReadOnlyList<Recording> recordings, CancellationToken cancel)
    {
        try
        {
            foreach (var (number, recording) in recordings.Index())
            {
                var document = Transcribe(recording, recordings.Count > 1 ? $"{number + 1}/{recordings.Count} {recording.Name}" : recording.Name, cancel);
                Tell(document);
                if (sink.Take(recording, document) is { } unwritten)
                    Fail(unwritten);
            }
        }
        finally
        {
            sink.Close();
        }

        if (recordings.Count > 1 && failures.Count > 0)
            terminal.Problem($"Problems in {recordings.Count} recordings:{string.Concat(failures.Select(failure => $"{Environment.NewLine}  {failure}"))}");
        return failures.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private TranscriptDocument Transcribe(Recording recording, string title, CancellationToken cancel)
    {
        if (recording.Problem is { } problem)
            return TranscriptDocument.Failed(recording, problem, model);
        try
        {
            var heard = terminal.Watching(title, report => reader.Read(() => Listening.Open(recording.Path), Listening.Channels, report, cancel));
            return TranscriptDocument.Of(recording, heard, heard.Failure is { } broken ? Told(recording, broken) : null, model);
        }
        catch (AudioException unreadable)
        {
            return TranscriptDocument.Failed(recording, Told(recording, unreadable), model);
        }
    }

    /// <summary>Standard input is held in a file whose name says nothing to people.</summary>
    private static string Told(Recording recording, AudioException problem) => $"{recording.Name}: {problem.Problem}. {problem.Remedy}";

    private void Tell(TranscriptDocument document)
    {
        foreach (var note in document.Notes)
            terminal.Problem($"{document.File}: {note}.");
        if (document.Error is { } error)
            Fail(error);
        else if (!document.Complete)
            Fail($"{document.File}: sound is missing at its end ({string.Join("; ", document.Notes)}). Copy or record it again.");
        if (document.Reason is { } reason)
            terminal.Problem($"{document.File}: no text ({reason}).");
        if (document.AudioSeconds > 0)
            terminal.Problem(string.Create(CultureInfo.InvariantCulture, $"{document.File}: {document.AudioSeconds:0.0} s of sound in {document.Seconds:0.00} s ({document.Speed})"));
    }

    private void Fail(string text)
    {
        terminal.Problem(text);
        failures.Add(text);
    }
}
