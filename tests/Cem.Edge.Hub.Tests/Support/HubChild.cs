using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cem.Edge.Hub.Tests.Support;

/// <summary>The hub's own program as a child process, so that it can be killed. It keeps its MQTT port over restarts.</summary>
internal sealed class HubChild(string folder) : IDisposable
{
    private Process? process;

    public int MqttPort { get; } = FreePort();

    /// <summary>Where its API is since the last start.</summary>
    public Uri Web { get; private set; } = new("http://127.0.0.1");

    public async Task StartAsync(params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in new[] { Program, "--data", folder, "--journey", TestHub.DemoJourney, "--web-port", "0", "--mqtt-port", MqttPort.ToString(CultureInfo.InvariantCulture) }.Concat(settings))
        {
            start.ArgumentList.Add(word);
        }

        process = Process.Start(start)!; // only a shell start gives none
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.StartsWith("hub ready:", line, StringComparison.Ordinal);
        Web = new Uri(line!.Split(' ')[3]); // hub ready: web http://... mqtt ...
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
        process?.Kill();
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
