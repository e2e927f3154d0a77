using System.Diagnostics;
using System.Globalization;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.FirmwareSim.Storms;

namespace Cem.Edge.EndToEnd.Tests.Faults.PowerCuts;

/// <summary>
/// A Linux kernel of its own as a process (user-mode Linux), with kiosks under a storm of presses. Its page cache lives in its own memory, so killing
/// it takes what was not synced, as a power cut does. What its console has told is outside and stays.
/// </summary>
internal sealed class VirtualMachine : IDisposable
{
    private const string BootLine = "boot ";

    /// <summary>For a machine that starts behind a build or two of others: it took over two minutes once.</summary>
    private static readonly TimeSpan BootPatience = TimeSpan.FromMinutes(6);

    private readonly Process process;
    private readonly List<PressLit> lit = [];
    private readonly List<string> told = [];
    private readonly Lock guard = new();
    private readonly Task reading;

    private VirtualMachine(Process process)
    {
        this.process = process;
        // What the kernel itself says when it dies may come on either.
        process.ErrorDataReceived += (_, said) => Hear(said.Data ?? "");
        process.BeginErrorReadLine();
        reading = ReadAsync();
    }

    /// <summary>As its kernel has told; known once a light was seen.</summary>
    public string BootId { get; private set; } = "";

    public int Lights
    {
        get
        {
            lock (guard)
            {
                return lit.Count;
            }
        }
    }

    /// <summary>Its end, where that was not the cut; known after <see cref="EndAsync"/>.</summary>
    public string? WentDown { get; private set; }

    /// <summary>Lines on its console that are no lights.</summary>
    public IReadOnlyList<string> Told
    {
        get
        {
            lock (guard)
            {
                return [.. told];
            }
        }
    }

    /// <param name="disk">Its data disk.</param>
    /// <param name="kiosks">Kiosks under the storm.</param>
    /// <param name="sync">Of their outboxes.</param>
    /// <param name="clock">The day on which its wall clock begins, year-month-day; empty for the true one.</param>
    public static VirtualMachine Boot(DataDisk disk, int kiosks, SyncMode sync, string clock = "") =>
        Boot(disk, Path.Combine("PowerCuts", "kiosk-init.sh"), string.Create(CultureInfo.InvariantCulture, $"CEM_KIOSKS={kiosks}"), $"CEM_SYNC={sync}", $"CEM_CLOCK={clock}");

    /// <param name="disk">Its data disk.</param>
    /// <param name="script">Its first process, below the folder of fault tests.</param>
    /// <param name="settings">NAME=VALUE for that process.</param>
    public static VirtualMachine Boot(DataDisk disk, string script, params string[] settings)
    {
        string init = Path.Combine(AppContext.BaseDirectory, "Faults", script);
        // What the kernel does not know goes to the first process as its environment. A session of its own: the machine is several processes.
        var start = new ProcessStartInfo("setsid",
        [
            "linux.uml", "mem=512M", $"ubd0={disk.Image}", "rootfstype=hostfs", "rootflags=/", "ro", $"init={init}", "quiet", "con=null", "con0=fd:0,fd:1", "ssl=null",
            $"CEM_SIMULATOR={ProgramPaths.Simulator}", .. settings,
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start) ?? throw new InvalidOperationException("user-mode Linux did not start");
        return new VirtualMachine(process);
    }

    /// <summary>Waits for so many lights; false when they did not come.</summary>
    public async Task<bool> SeesLightsAsync(int count)
    {
        await Eventually.ComesTrueAsync(() => Lights >= count || process.HasExited, BootPatience);
        return Lights >= count;
    }

    /// <summary>Waits until the console holds <paramref name="count"/> lines that begin so.</summary>
    public async Task TellsAsync(string begin, int count = 1)
    {
        await Eventually.Holds(() => Told.Count(line => line.StartsWith(begin, StringComparison.Ordinal)) >= count || process.HasExited, BootPatience);
        Assert.False(process.HasExited, $"the machine went down by itself before it told '{begin}'; {LastWords()}");
    }

    /// <summary>A line on its console's keyboard.</summary>
    public Task TypeAsync(string line) => process.StandardInput.WriteLineAsync(line);

    /// <summary>Cuts the power and returns the presses whose light was seen. A machine that is down already fails the test.</summary>
    public async Task<IReadOnlyList<PressLit>> CutAsync()
    {
        IReadOnlyList<PressLit> seen = await EndAsync();
        Assert.True(WentDown is null, WentDown);
        return seen;
    }

    /// <summary>The same, for whoever goes on with a machine that went down by itself: <see cref="WentDown"/>.</summary>
    public async Task<IReadOnlyList<PressLit>> EndAsync()
    {
        bool wasDown = process.HasExited;
        KillGroup();
        await process.WaitForExitAsync();
        await reading;
        WentDown = wasDown ? string.Create(CultureInfo.InvariantCulture, $"the machine went down by itself with exit code {process.ExitCode} after {Lights} lights; {LastWords()}") : null;
        return lit;
    }

    public string LastWords() => $"its last words: {string.Join(" | ", Told.TakeLast(20))}";

    public void Dispose()
    {
        if (!process.HasExited)
        {
            KillGroup();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Hear(line);
        }
    }

    private void Hear(string line)
    {
        lock (guard)
        {
            if (line.StartsWith(BootLine, StringComparison.Ordinal))
            {
                BootId = line[BootLine.Length..].Trim();
            }
            else if (LitLine.Read(line) is { } seen)
            {
                lit.Add(seen);
            }
            else if (line.Length > 0)
            {
                told.Add(line.Trim());
            }
        }
    }

    private void KillGroup()
    {
        using Process kill = Process.Start("kill", ["-9", "--", string.Create(CultureInfo.InvariantCulture, $"-{process.Id}")]);
        kill.WaitForExit();
    }
}
