namespace Cem.Edge.Agent.CallDesk;

/// <summary>The watched folder as it lies: recordings, their sidecars, and the places of the call desk's own.</summary>
internal sealed class CallFolder(CallDeskOptions options)
{
    public const string RejectedName = "rejected";
    private const string SidecarExtension = ".json";

    // What recorders and copying programs call a file that is not finished.
    private static readonly string[] Unfinished = [".tmp", ".part", ".partial", ".filepart", ".crdownload", ".lock", ".swp"];

    public string Path { get; } = options.IsOn ? System.IO.Path.GetFullPath(options.Folder) : "";

    public string Rejected => System.IO.Path.Combine(Path, RejectedName);

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Under this name a settled recording waits to be erased; a scan does not see it.</summary>
    public string ErasingOf(string key) => Of($".erase-{key}");

    public void Ensure()
    {
        Directory.CreateDirectory(Path);
        Directory.CreateDirectory(Rejected);
    }

    /// <summary>Everything in the folder that may be a recording or a sidecar; a name that a program uses for unfinished files is not.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public IReadOnlyList<FileInfo> Look() =>
    [
        .. new DirectoryInfo(Path).EnumerateFiles().Where(file => !file.Name.StartsWith('.')
            && !Unfinished.Contains(file.Extension, StringComparer.OrdinalIgnoreCase)),
    ];

    /// <summary>True when it lies there as it was seen: same name, length and time.</summary>
    public bool HoldsStill(FileIdentity file) => new FileInfo(Of(file.Name)) is { Exists: true } there && FileIdentity.Of(there) == file;

    public static bool IsSidecar(string name) => name.EndsWith(SidecarExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Names that a recording's sidecar may have: <c>call.json</c> or <c>call.wav.json</c> for <c>call.wav</c>.</summary>
    public static IEnumerable<string> SidecarsOf(string recording) =>
        [System.IO.Path.GetFileNameWithoutExtension(recording) + SidecarExtension, recording + SidecarExtension];
}
