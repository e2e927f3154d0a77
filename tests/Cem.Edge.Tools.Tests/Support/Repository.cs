namespace Cem.Edge.Tools.Tests.Support;

/// <summary>Folders of the repository, found upwards from the test program.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Models => Path.Combine(Root, "edge-agent", "models");

    public static string Shared => Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    public static string Remark(string file) => Path.Combine(Root, "firmware-sim", "Cem.Edge.FirmwareSim", "remarks", file);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cem.Edge.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
