namespace Cem.Edge.Tests.Support;

/// <summary>Needs Debian's flite, which makes speech at test time; skipped with the reason where it is absent. Linked into every test project that lets it speak.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FliteFactAttribute : FactAttribute
{
    public FliteFactAttribute()
    {
        if (!File.Exists("/usr/bin/flite"))
            Skip = "needs the Debian package flite";
    }
}
