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
    private static readonly TimeSpan BootPatience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly List<PressLit> lit = [];
    private readonly Lock guard = new();
    private readonly Task reading;

    private VirtualMachine(Process process)
    {
        this.process = process;
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

    public static VirtualMachine Boot(DataDisk disk, int kiosks, SyncMode sync)
    {
        string init = Path.Combine(AppContext.BaseDirectory, "Faults", "PowerCuts", "kiosk-init.sh");
        // What the kernel does not know goes to the first process as its environment. A session of its own: the machine is several processes.
        var start = new ProcessStartInfo("setsid",
        [
            "linux.uml", "mem=512M", $"ubd0={disk.Image}", "rootfstype=hostfs", "rootflags=/", "ro", $"init={init}", "quiet", "con=null", "con0=fd:0,fd:1", "ssl=null",
            $"CEM_SIMULATOR={ProgramPaths.Simulator}", string.Create(CultureInfo.InvariantCulture, $"CEM_KIOSKS={kiosks}"), $"CEM_SYNC={sync}",
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start) ?? throw new InvalidOperationException("user-mode Linux did not start");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new VirtualMachine(process);
    }

    public Task SeesLightsAsync(int count) => Eventually.Holds(() => Lights >= count || process.HasExited, BootPatience);

    /// <summary>Cuts the power and returns the presses whose light was seen.</summary>
    public async Task<IReadOnlyList<PressLit>> CutAsync()
    {
        Assert.False(process.HasExited, "the machine went down by itself");
        KillGroup();
        await process.WaitForExitAsync();
        await reading;
        return lit;
    }

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
            if (line.StartsWith(BootLine, StringComparison.Ordinal))
            {
                BootId = line[BootLine.Length..].Trim();
            }
            else if (LitLine.Read(line) is { } seen)
            {
                lock (guard)
                {
                    lit.Add(seen);
                }
            }
        }
    }

    private void KillGroup()
    {
        using Process kill = Process.Start("kill", ["-9", "--", string.Create(CultureInfo.InvariantCulture, $"-{process.Id}")]);
        kill.WaitForExit();
    }
}
