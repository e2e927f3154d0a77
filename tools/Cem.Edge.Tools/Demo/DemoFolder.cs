using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Demo;

/// <summary>Where the demo's data lies: a temporary folder that is removed at the end, or one that was asked for and stays.</summary>
internal sealed class DemoFolder : IDisposable
{
    // A Unix socket's path has at most 107 bytes; the longest name below the folder needs 50 of them.
    private const int LongestPath = 57;

    private readonly bool temporary;

    private DemoFolder(string path, bool temporary)
    {
        Path = path;
        this.temporary = temporary;
    }

    public string Path { get; }

    public string Hub => System.IO.Path.Combine(Path, "hub");

    /// <exception cref="UsageException">It is not empty, cannot be made, or its path is too long.</exception>
    public static DemoFolder Open(string? wanted)
    {
        if (wanted is null)
        {
            return new DemoFolder(Directory.CreateTempSubdirectory("cem-demo-").FullName, temporary: true);
        }

        string path = System.IO.Path.TrimEndingDirectorySeparator(wanted);
        if (path.Length > LongestPath)
        {
            throw new UsageException($"--data {path}: the path has {path.Length} characters, the sockets below it allow {LongestPath}. Name a shorter one.");
        }

        try
        {
            Directory.CreateDirectory(path);
            if (Directory.EnumerateFileSystemEntries(path).Any())
            {
                throw new UsageException($"--data {path}: the folder is not empty. The ledger of a demo begins at nothing; name an empty or a new folder.");
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--data {path}: {problem.Message} Name a folder you may write.");
        }

        return new DemoFolder(path, temporary: false);
    }

    public void Dispose()
    {
        if (temporary)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
