namespace Cem.Edge.Tools.Transcribe;

/// <summary>
/// Which file a transcript goes to: the recording's name with the ending of the format, beside it or at the same place below an output folder. Two recordings
/// that would meet (call.wav, call.mp3) and one that would be overwritten keep their own ending before the new one. Pure.
/// </summary>
internal sealed class TranscriptFiles
{
    private readonly Dictionary<Recording, string> targets;

    private TranscriptFiles(Dictionary<Recording, string> targets) => this.targets = targets;

    public string this[Recording recording] => targets[recording];

    /// <param name="folder">Null: beside each recording.</param>
    public static TranscriptFiles Plan(IReadOnlyList<Recording> recordings, TranscriptFormat format, string? folder)
    {
        var ending = Ending(format);
        var taken = recordings.Select(recording => Path.GetFullPath(recording.Path)).ToHashSet(StringComparer.Ordinal);
        var wanted = recordings.CountBy(recording => Short(recording, ending, folder), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var targets = new Dictionary<Recording, string>();
        foreach (var recording in recordings)
        {
            var target = Short(recording, ending, folder);
            if (wanted[target] > 1 || taken.Contains(target))
                target = Place(recording, folder) + ending;
            for (var number = 2; !taken.Add(target); number++)
                target = $"{Place(recording, folder)}-{number}{ending}";
            targets[recording] = target;
        }

        return new TranscriptFiles(targets);
    }

    private static string Short(Recording recording, string ending, string? folder) => Path.ChangeExtension(Place(recording, folder), ending);

    private static string Place(Recording recording, string? folder) => Path.GetFullPath(folder is null ? recording.Path : Path.Combine(folder, recording.Relative));

    private static string Ending(TranscriptFormat format) => format == TranscriptFormat.Text ? ".txt" : "." + format.ToString().ToLowerInvariant();
}
