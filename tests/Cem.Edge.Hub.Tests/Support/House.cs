namespace Cem.Edge.Hub.Tests.Support;

/// <summary>The repository this test was built in.</summary>
internal static class House
{
    public static string Root { get; } = Find();

    /// <summary>The hub as it is started by hand, built beside this test.</summary>
    public static string HubProgram { get; } = Path.Combine(
        Root, "artifacts", "bin", "Cem.Edge.Hub", Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)), "Cem.Edge.Hub.dll");

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Cem.Edge.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("no Cem.Edge.sln above the tests");
    }
}
