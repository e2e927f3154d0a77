namespace Cem.Edge.Hub.Tests.Support;

/// <summary>Needs Debian's strace and the right to trace; skipped with the reason where either is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StraceFactAttribute : FactAttribute
{
    public StraceFactAttribute()
    {
        if (!File.Exists("/usr/bin/strace"))
        {
            Skip = "needs the Debian package strace";
        }
        else if (!Environment.IsPrivilegedProcess)
        {
            Skip = "needs the right to trace another process";
        }
    }
}
