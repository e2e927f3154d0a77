using System.Text.Json;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Transcribe;

/// <summary>Writes transcripts as they come: to standard output, or to one file for each recording.</summary>
internal sealed class TranscriptSink(Terminal terminal, TranscriptFormat format, TranscriptFiles? files, int recordings)
{
    private readonly List<TranscriptDocument> printed = [];

    /// <returns>Why it could not be written, or null.</returns>
    public string? Take(Recording recording, TranscriptDocument document)
    {
        if (files is null)
        {
            Print(document);
            printed.Add(document);
            return null;
        }

        // A file that says nothing of a recording that said nothing would look like success.
        return document is { Error: not null, Phrases.Count: 0 } ? null : Write(files[recording], document);
    }

    /// <summary>To be called at the end, also when the work was stopped on the way: JSON is one document and can only be printed whole.</summary>
    public void Close()
    {
        if (files is null && format == TranscriptFormat.Json)
            terminal.Output.WriteLine(JsonSerializer.Serialize(printed, TranscriptJson.Default.ListTranscriptDocument));
    }

    private void Print(TranscriptDocument document)
    {
        switch (format)
        {
            case TranscriptFormat.Text:
                if (recordings > 1)
                    terminal.Output.WriteLine($"==> {document.File} <==");
                foreach (var phrase in document.Phrases)
                    terminal.Output.WriteLine(PhraseMark.WithChannel(phrase));
                break;
            case TranscriptFormat.Tsv:
                foreach (var line in printed.Count == 0 ? TranscriptTable.Rows(document).Prepend(TranscriptTable.Header) : TranscriptTable.Rows(document))
                    terminal.Output.WriteLine(line);
                break;
            case TranscriptFormat.Srt or TranscriptFormat.Vtt:
                terminal.Output.Write(Content(document));
                break;
        }
    }

    private string? Write(string path, TranscriptDocument document)
    {
        var unfinished = path + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(unfinished, Content(document));
            File.Move(unfinished, path, overwrite: true);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"{path}: the transcript cannot be written ({problem.Message.TrimEnd('.')}). Check the disk and the rights of the folder, or choose another with --output.";
        }
    }

    private string Content(TranscriptDocument document) => format switch
    {
        TranscriptFormat.Json => JsonSerializer.Serialize(document, TranscriptJson.Default.TranscriptDocument) + "\n",
        TranscriptFormat.Srt => Subtitles.Srt(document),
        TranscriptFormat.Vtt => Subtitles.Vtt(document),
        TranscriptFormat.Tsv => string.Concat(TranscriptTable.Rows(document).Prepend(TranscriptTable.Header).Select(line => line + "\n")),
        _ => string.Concat(document.Phrases.Select(phrase => PhraseMark.WithChannel(phrase) + "\n")),
    };
}
