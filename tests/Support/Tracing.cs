using System.Diagnostics;

namespace Cem.Edge.Tests.Support;

/// <summary>Whether system calls of a child can be looked at, and failed at will, on this machine. Linked into every test project that does.</summary>
internal static class Tracing
{
    public const string Program = "/usr/bin/strace";

    public const string Forbidden = "strace may not trace here (a container without ptrace)";

    private static readonly Lazy<bool> Allowed = new(() =>
    {
        using Process probe = Process.Start(Program, ["-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "trace=rename", "true"]);
        probe.WaitForExit();
        return probe.ExitCode == 0;
    });

    public static bool IsInstalled => File.Exists(Program);

    /// <summary>Needs <see cref="IsInstalled"/>.</summary>
    public static bool IsAllowed => Allowed.Value;
}
