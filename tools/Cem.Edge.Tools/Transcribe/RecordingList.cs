namespace Cem.Edge.Tools.Transcribe;

/// <summary>Turns the arguments of the command line into recordings: files as they are, folders into the audio files below them, sorted.</summary>
internal static class RecordingList
{
    public static readonly string[] Extensions =
        [".wav", ".wave", ".mp3", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".mp4", ".aac", ".amr", ".wma", ".webm", ".aif", ".aiff", ".au", ".gsm", ".mka"];

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    /// <summary>A recording named twice, or named beside its folder, comes once.</summary>
    public static IReadOnlyList<Recording> Find(IEnumerable<string> arguments) =>
        [.. arguments.SelectMany(Expand).DistinctBy(recording => Path.GetFullPath(recording.Path), StringComparer.Ordinal)];

    private static IEnumerable<Recording> Expand(string argument)
    {
        if (!Directory.Exists(argument))
            return [new Recording(argument, argument, Path.GetFileName(argument))];
        var found = Directory.EnumerateFiles(argument, "*", Everything)
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(file => new Recording(file, file, Path.GetRelativePath(argument, file)))
            .ToList();
        return found.Count > 0 ? found : [new Recording(argument, argument, "", $"{argument}: there is no recording in this folder. Files that end in {string.Join(" ", Extensions)} are looked for; name others one by one.")];
    }
}
