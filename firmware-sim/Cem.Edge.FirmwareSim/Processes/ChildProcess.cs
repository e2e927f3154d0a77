using System.ComponentModel;
using System.Diagnostics;

namespace Cem.Edge.FirmwareSim.Processes;

/// <summary>A .NET program run as a child, its two outputs in one log file.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;
    private readonly Task logging;

    private ChildProcess(Process process, Task logging)
    {
        this.process = process;
        this.logging = logging;
    }

    public int Id => process.Id;

    public Task Exited => process.WaitForExitAsync();

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public StreamWriter Input => process.StandardInput;

    /// <summary>Runs <paramref name="assembly"/> with the same dotnet that runs us; <paramref name="said"/> hears each line of its standard output.</summary>
    /// <exception cref="Win32Exception">dotnet cannot be started.</exception>
    public static ChildProcess Start(string assembly, IEnumerable<string> arguments, string logFile, Action<string>? said = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(ProgramPaths.Dotnet)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(assembly),
        };
        start.ArgumentList.Add(assembly);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start) ?? throw new Win32Exception($"{start.FileName} did not start");
        return new ChildProcess(process, LogAsync(process, logFile, said));
    }

    /// <summary>SIGKILL: no farewell, no flush.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await logging;
    }

    /// <summary>Waits for an end that was asked for, then insists.</summary>
    public async Task<bool> EndsWithinAsync(TimeSpan patience, TimeProvider time)
    {
        try
        {
            await process.WaitForExitAsync().WaitAsync(patience, time);
            await logging;
            return true;
        }
        catch (TimeoutException)
        {
            await KillAsync();
            return false;
        }
    }

    public void Dispose() => process.Dispose();

    private static async Task LogAsync(Process process, string logFile, Action<string>? said)
    {
        await using var log = new StreamWriter(new FileStream(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        using var turn = new SemaphoreSlim(1);
        await Task.WhenAll(CopyAsync(process.StandardOutput, said), CopyAsync(process.StandardError, null));

        async Task CopyAsync(StreamReader from, Action<string>? heard)
        {
            while (await from.ReadLineAsync() is { } line)
            {
                heard?.Invoke(line);
                await turn.WaitAsync();
                try
                {
                    await log.WriteLineAsync(line);
                }
                catch (IOException)
                {
                    // The disk is full, perhaps on purpose: a child is heard to its end all the same, or it would stand before a full pipe.
                }
                finally
                {
                    turn.Release();
                }
            }
        }
    }
}
