using System.Collections.Concurrent;
using System.Diagnostics;

namespace Cem.Edge.Agent.Tests.Support;

/// <summary>The agent's own program as a child process that can be killed, by hand or by the kernel at a chosen system call (strace).</summary>
internal sealed class AgentChild : IDisposable
{
    private readonly Process _process;

    private AgentChild(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!; // only a shell start gives none
        _process.OutputDataReceived += (_, line) => Log.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => Log.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public ConcurrentQueue<string> Log { get; } = new();

    public bool HasEnded => _process.HasExited;

    private static string Agent
    {
        get
        {
            string here = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
            return Path.GetFullPath(Path.Combine(here, "..", "..", "Cem.Edge.Agent", Path.GetFileName(here), "Cem.Edge.Agent.dll"));
        }
    }

    /// <summary>Highest resident memory so far, in MB.</summary>
    public double PeakMegabytes => double.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").Single(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024;

    public static AgentChild Start(string[] arguments, params (string Name, string Value)[] environment) => new("dotnet", [Agent, .. arguments], environment);

    /// <summary>SIGKILL arrives when a thread enters the system call <paramref name="call"/> on <paramref name="path"/>, if that is its first such call at all.</summary>
    public static AgentChild StartToDie(string[] arguments, string path, string call) => new(
        "strace", ["-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-P", path, "-e", $"trace={call}", "-e", $"inject={call}:signal=SIGKILL:when=1", "dotnet", Agent, .. arguments]);

    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}

/// <summary>Needs strace, which kills at a chosen system call, and flite; skipped with the reason where one of both is absent or the machine forbids tracing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KillTheoryAttribute : TheoryAttribute
{
    public KillTheoryAttribute()
    {
        string[] missing = [.. new[] { Tracing.Program, "/usr/bin/flite" }.Where(program => !File.Exists(program))];
        if (missing.Length > 0)
        {
            Skip = $"{string.Join(" and ", missing)} not installed";
        }
        else if (!Tracing.IsAllowed)
        {
            Skip = Tracing.Forbidden;
        }
    }
}
