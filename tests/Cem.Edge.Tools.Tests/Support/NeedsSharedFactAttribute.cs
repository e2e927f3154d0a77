namespace Cem.Edge.Tools.Tests.Support;

/// <summary>A test on reference material that may not be committed; skipped where the folder is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsSharedFactAttribute : FactAttribute
{
    public NeedsSharedFactAttribute(string path)
    {
        if (!Path.Exists(Path.Combine(Repository.Shared, path)))
            Skip = $"needs ../shared/{path}";
    }
}
