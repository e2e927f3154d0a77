using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Cem.Edge.Hub.People.ApiKeys;

namespace Cem.Edge.Hub.Tests.Support;

/// <summary>The hub's own program as a child process, so that it can be killed. It keeps its MQTT port over restarts.</summary>
internal sealed class HubChild(string folder) : IDisposable
{
    private Process? process;

    public int MqttPort { get; } = FreePort();

    /// <summary>Its port with TLS since the last start; null where it is not provisioned.</summary>
    public int? TlsPort { get; private set; }

    /// <summary>Where its API is since the last start.</summary>
    public Uri Web { get; private set; } = new("http://127.0.0.1");

    /// <summary>Its API in the name of the machine's operator.</summary>
    public HttpClient Client() => OperatorKey.Client(Web, folder, TimeSpan.FromSeconds(100));

    /// <summary>Lines of its log.</summary>
    public ConcurrentQueue<string> Said { get; } = [];

    /// <summary>Of the hub itself, also under a tracer.</summary>
    public int ProcessId { get; private set; }

    public bool HasExited => process is null or { HasExited: true };

    public async Task StartAsync(params string[] settings) => Assert.True(await ComesUpAsync([], settings), "the hub says that it is ready");

    /// <summary>Starts it as the last words of a command, such as a tracer; false when it ended before anybody could use it.</summary>
    public async Task<bool> ComesUpAsync(string[] under, params string[] settings)
    {
        string[] words =
        [
            .. under, "dotnet", Program, "--data", folder, "--journey", TestHub.DemoJourney, "--web-port", "0",
            "--mqtt-port", MqttPort.ToString(CultureInfo.InvariantCulture), .. settings,
        ];
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        ProcessId = 0;
        process = Process.Start(start)!; // only a shell start gives none
        process.ErrorDataReceived += (_, said) =>
        {
            if (said.Data is { } logged)
            {
                Said.Enqueue(logged);
            }
        };
        process.BeginErrorReadLine();
        string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(3));
        if (line is null)
        {
            await ExitAsync();
            return false;
        }

        Assert.StartsWith("hub ready:", line, StringComparison.Ordinal);
        string[] said = line.Split(' '); // hub ready: web http://... mqtt mqtt://... mqtts mqtts://... data ...
        Web = new Uri(said[3]);
        TlsPort = said[6] == "mqtts" ? new Uri(said[7]).Port : null;
        ProcessId = under.Length == 0 ? process.Id : await ChildAsync(process.Id);
        if (ProcessId == 0)
        {
            // Ended just after it was ready.
            await ExitAsync();
            return false;
        }

        return true;
    }

    // 0: there is none any more.
    private static async Task<int> ChildAsync(int parent)
    {
        try
        {
            string children = await File.ReadAllTextAsync($"/proc/{parent}/task/{parent}/children");
            return children.Length == 0 ? 0 : int.Parse(children.Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Waits until it has ended by itself; its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        await process!.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return process.ExitCode;
    }

    /// <summary>SIGTERM: asks it to stop in order.</summary>
    public async Task AskToStopAsync()
    {
        using Process kill = Process.Start("kill", [ProcessId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public void Dispose()
    {
        if (!HasExited)
        {
            // Under a tracer the hub would outlive it. 0 would be this test itself.
            if (ProcessId > 0)
            {
                Process.GetProcessById(ProcessId).Kill();
            }

            process!.Kill();
        }

        process?.Dispose();
    }

    private static string Program
    {
        get
        {
            string here = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
            return Path.GetFullPath(Path.Combine(here, "..", "..", "Cem.Edge.Hub", Path.GetFileName(here), "Cem.Edge.Hub.dll"));
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
