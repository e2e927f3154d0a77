namespace Cem.Edge.Tests.Support;

/// <summary>
/// A measurement: its figure depends on the machine and its load, or it takes minutes, so it runs when asked for (CEM_MEASURE=1) and is otherwise skipped
/// with that reason, as it is where the path in <c>../shared</c> that it needs is absent. Linked into every test project that measures.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MeasureFactAttribute : FactAttribute
{
    public MeasureFactAttribute(string? shared = null)
    {
        if (Environment.GetEnvironmentVariable("CEM_MEASURE") != "1")
        {
            Skip = "a measurement; set CEM_MEASURE=1";
        }
        else if (shared is not null && !Path.Exists(Locate(shared)))
        {
            Skip = $"needs ../shared/{shared}";
        }
    }

    private static string Locate(string path)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cem.Edge.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.Parent?.FullName ?? "", "shared", path);
    }
}
