using System.Globalization;
using System.Text.RegularExpressions;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.People.ApiKeys;
using Cem.Edge.Hub.Storage;

namespace Cem.Edge.FirmwareSim.Processes;

/// <summary>The real hub as a child process on a leash. It keeps its ports when it is killed and started again.</summary>
internal sealed partial class HubProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string journeyFile;
    private readonly string folder;
    private readonly TimeProvider time;
    private ChildProcess? leash;

    public HubProcess(string journeyFile, string folder, int webPort, int mqttPort, TimeProvider time)
    {
        this.journeyFile = journeyFile;
        this.folder = folder;
        this.time = time;
        WebPort = webPort;
        MqttPort = mqttPort;
    }

    public int WebPort { get; private set; }

    public int MqttPort { get; private set; }

    public Uri Web => new($"http://127.0.0.1:{WebPort.ToString(CultureInfo.InvariantCulture)}/");

    /// <summary>Of the hub itself, not of its leash; 0 before the first start.</summary>
    public int ProcessId { get; private set; }

    /// <summary>Null until a hub that <see cref="Provision"/> has prepared is ready.</summary>
    public int? TlsPort { get; private set; }

    public string Folder => folder;

    /// <summary>Of the hub that has been started once: its API in the name of this machine's operator.</summary>
    public HttpClient Client(TimeSpan timeout) => OperatorKey.Client(Web, folder, timeout);

    public string Database => Path.Combine(folder, HubDatabase.FileName);

    public string LogFile => Path.Combine(folder, "hub.log");

    public bool IsRunning => leash is { HasExited: false };

    /// <summary>Makes authority, server certificate and claim credential before the first start, so that devices speak TLS. Returns the folder of the claim credential.</summary>
    public string Provision()
    {
        var identity = new IdentityFolder(Path.Combine(folder, IdentityFolder.DefaultName));
        Provisioning.Run(identity, [], time.GetUtcNow());
        TlsPort = 0;
        return identity.Claim(Provisioning.FirstClaim);
    }

    /// <exception cref="HubStartException">It ended, or did not say in time that it is ready.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ChildProcess started = ChildProcess.Start(
            ProgramPaths.Simulator,
            [
                "leash", ProgramPaths.Hub, "--data", folder, "--journey", journeyFile,
                "--web-port", WebPort.ToString(CultureInfo.InvariantCulture), "--mqtt-port", MqttPort.ToString(CultureInfo.InvariantCulture),
                "--tls-port", (TlsPort ?? 0).ToString(CultureInfo.InvariantCulture), "--Broker:TlsAddress", "127.0.0.1",
            ],
            LogFile,
            line => Hear(line, ready));
        leash = started;
        Task first = await Task.WhenAny(ready.Task, started.Exited, Task.Delay(Patience, time, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        if (first != ready.Task)
        {
            throw new HubStartException(started.HasExited ? $"it ended with exit code {started.ExitCode}" : $"it was not ready within {Patience.TotalSeconds:0} s", LogFile);
        }
    }

    public async Task KillAsync()
    {
        if (leash is { } held)
        {
            System.Diagnostics.Process.GetProcessById(ProcessId).Kill();
            await held.Exited;
            held.Dispose();
            leash = null;
        }
    }

    /// <summary>Ends it in good order; true when it did so by itself.</summary>
    public async Task<bool> StopAsync()
    {
        if (leash is not { } held)
        {
            return true;
        }

        leash = null;
        held.Input.Close();
        bool ended = await held.EndsWithinAsync(TimeSpan.FromSeconds(15), time);
        held.Dispose();
        return ended;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private void Hear(string line, TaskCompletionSource ready)
    {
        if (Leash().Match(line) is { Success: true } held)
        {
            ProcessId = int.Parse(held.Groups[1].Value, CultureInfo.InvariantCulture);
        }
        else if (Ready().Match(line) is { Success: true } said)
        {
            WebPort = int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture);
            MqttPort = int.Parse(said.Groups[2].Value, CultureInfo.InvariantCulture);
            TlsPort = said.Groups[3].Success ? int.Parse(said.Groups[3].Value, CultureInfo.InvariantCulture) : null;
            ready.TrySetResult();
        }
    }

    [GeneratedRegex(@"^leash: (\d+)$")]
    private static partial Regex Leash();

    [GeneratedRegex(@"^hub ready: web \S+:(\d+)\S* mqtt \S+:(\d+)(?: mqtts \S+:(\d+))?")]
    private static partial Regex Ready();
}

/// <summary>The hub did not come up; its log says why.</summary>
internal sealed class HubStartException(string reason, string logFile)
    : Exception($"The hub cannot start: {reason}. Its last words ({logFile}):{Environment.NewLine}{LogTail.Of(logFile)}");
