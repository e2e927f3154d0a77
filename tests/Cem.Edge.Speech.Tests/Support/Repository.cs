namespace Cem.Edge.Speech.Tests.Support;

/// <summary>Folders of the repository, found upwards from the test program.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Shared => Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    public static string Remarks => Path.Combine(Root, "firmware-sim", "Cem.Edge.FirmwareSim", "remarks");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cem.Edge.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
