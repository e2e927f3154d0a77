namespace Cem.Edge.FirmwareSim.Processes;

/// <summary>Finds our other programs in the build's output: <c>artifacts/bin/PROJECT/CONFIGURATION/PROJECT.dll</c>.</summary>
internal static class ProgramPaths
{
    /// <summary>The dotnet that runs us, so that no other version is picked up.</summary>
    public static string Dotnet => Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet"
        ? own
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static string Simulator => InOwnOutput("Cem.Edge.FirmwareSim");

    public static string Agent => InOwnOutput("Cem.Edge.Agent");

    /// <summary>The hub's own output, because web assets are only served from there.</summary>
    public static string Hub => InOwnOutput("Cem.Edge.Hub");

    /// <exception cref="FileNotFoundException">It is not built.</exception>
    private static string InOwnOutput(string project)
    {
        string here = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string built = Path.Combine(here, "..", "..", project, Path.GetFileName(here), project + ".dll");
        return File.Exists(built)
            ? Path.GetFullPath(built)
            : throw new FileNotFoundException($"{project} is not built ({Path.GetFullPath(built)}); build the solution first: dotnet build -c Release", built);
    }
}
