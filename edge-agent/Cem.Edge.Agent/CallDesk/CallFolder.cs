namespace Cem.Edge.Agent.CallDesk;

/// <summary>The watched folder as it lies: recordings, their sidecars, and the places of the call desk's own.</summary>
internal sealed class CallFolder(CallDeskOptions options)
{
    public const string RejectedName = "rejected";
    private const string SidecarExtension = ".json";
    private const string ErasingPrefix = ".erase-";

    // What recorders and copying programs call a file that is not finished.
    private static readonly string[] Unfinished = [".tmp", ".part", ".partial", ".filepart", ".crdownload", ".lock", ".swp"];

    public string Path { get; } = options.IsOn ? System.IO.Path.GetFullPath(options.Folder) : "";

    public string Rejected => System.IO.Path.Combine(Path, RejectedName);

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Under this name a settled recording waits to be erased; a scan does not see it.</summary>
    public string ErasingOf(string key) => Of(ErasingPrefix + key);

    public void Ensure()
    {
        Directory.CreateDirectory(Path);
        Directory.CreateDirectory(Rejected);
    }

    /// <summary>What lies in the folder now; subfolders are nobody's business.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public FolderContent Look()
    {
        var content = new FolderContent();
        foreach (FileInfo file in new DirectoryInfo(Path).EnumerateFiles().Where(file => !IsOther(file.Name)))
        {
            if (Identity(file) is not { } identity)
            {
                // Gone meanwhile, or its name is no UTF-8, so that nobody can say which file is meant.
                content.Unreadable += file.Name.Contains('\uFFFD', StringComparison.Ordinal) ? 1 : 0;
            }
            else
            {
                (IsUnfinished(file) ? content.Unfinished : content.Files).Add(identity);
            }
        }

        return content;
    }

    /// <summary>True when it lies there as it was seen: same name, length and time.</summary>
    public bool HoldsStill(FileIdentity file) => new FileInfo(Of(file.Name)) is { Exists: true } there && FileIdentity.Of(there) == file;

    public static bool IsSidecar(string name) => name.EndsWith(SidecarExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Names that a recording's sidecar may have: <c>call.json</c> or <c>call.wav.json</c> for <c>call.wav</c>.</summary>
    public static IEnumerable<string> SidecarsOf(string recording) =>
        [System.IO.Path.GetFileNameWithoutExtension(recording) + SidecarExtension, recording + SidecarExtension];

    // What a scan leaves alone for good: .DS_Store and the like are no recordings; .call.wav.Xy12 is one that rsync writes.
    private static bool IsOther(string name) => name.StartsWith(ErasingPrefix, StringComparison.Ordinal) || (name.StartsWith('.') && name.Count(letter => letter == '.') == 1);

    private static bool IsUnfinished(FileInfo file) => file.Name.StartsWith('.') || Unfinished.Contains(file.Extension, StringComparer.OrdinalIgnoreCase);

    private static FileIdentity? Identity(FileInfo file)
    {
        try
        {
            return FileIdentity.Of(file);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}

/// <summary>One look at the folder.</summary>
internal sealed class FolderContent
{
    /// <summary>Everything that may be a recording or a sidecar.</summary>
    public List<FileIdentity> Files { get; } = [];

    /// <summary>What recorders and copying programs call unfinished.</summary>
    public List<FileIdentity> Unfinished { get; } = [];

    /// <summary>Files that cannot be named.</summary>
    public int Unreadable { get; set; }
}
