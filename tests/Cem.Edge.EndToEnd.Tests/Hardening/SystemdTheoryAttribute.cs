namespace Cem.Edge.EndToEnd.Tests.Hardening;

/// <summary>Needs systemd-analyze, but no booted systemd; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SystemdTheoryAttribute : TheoryAttribute
{
    public SystemdTheoryAttribute()
    {
        if (!File.Exists("/usr/bin/systemd-analyze"))
        {
            Skip = "needs the Debian package systemd";
        }
    }
}
