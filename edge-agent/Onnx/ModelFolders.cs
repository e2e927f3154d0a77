namespace Cem.Edge.Onnx;

/// <summary>Where shipped models are looked for when none is named; the same for both engines, so that one set of folders serves a program.</summary>
internal static class ModelFolders
{
    /// <summary><c>models/</c> beside the program, which may not exist, then each <c>edge-agent/models</c> upwards from it.</summary>
    public static IEnumerable<string> Usual(string programFolder)
    {
        yield return Path.Combine(programFolder, "models");
        for (var folder = new DirectoryInfo(programFolder); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "edge-agent", "models");
            if (Directory.Exists(candidate))
                yield return candidate;
        }
    }
}
