namespace Cem.Edge.Tests.Support;

/// <summary>A test on material that lies beside the repository; skipped with the reason where it is absent. Linked into every test project that has such tests or measures.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string path)
    {
        if (!Path.Exists(Locate(path)))
        {
            Skip = $"../shared/{path} is not here";
        }
    }

    public static string Locate(string path)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cem.Edge.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.Parent?.FullName ?? "", "shared", path);
    }
}
