using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Cem.Edge.FirmwareSim.Crowds;
using Cem.Edge.FirmwareSim.Faults;
using Cem.Edge.FirmwareSim.Processes;

namespace Cem.Edge.Tools.Load;

/// <summary>A process of real agents on lines of its own that can be cut; it can be killed and goes on with the presses it has left.</summary>
internal sealed class CrowdProcess(string[] devices, CuttableProxy[] lines, string folder, int rate, int presses, Action<CrowdLine> stored, TimeProvider time) : IAsyncDisposable
{
    // Numbers of another start never meet those of this one.
    private const int NumbersOfOneStart = 1_000_000;

    private ChildProcess? leash;
    private TaskCompletionSource calm = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, int> told = new();
    private readonly ConcurrentDictionary<string, int> refused = new();
    private int starts;
    private int processId;

    public IReadOnlyList<CuttableProxy> Lines => lines;

    /// <summary>Presses that an agent said it could not store, by its reason.</summary>
    public IReadOnlyDictionary<string, int> Refused => refused;

    /// <summary>Completes when every press is stored.</summary>
    public Task Calm => calm.Task;

    public void Start()
    {
        int left = Math.Max(0, presses - told.Values.DefaultIfEmpty().Max());
        leash = ChildProcess.Start(
            ProgramPaths.Simulator,
            [
                "leash", ProgramPaths.Simulator, "crowd", "--data", folder, "--tenant", LoadPlan.Tenant, "--site", LoadPlan.Site, "--question", LoadJourney.Question,
                "--devices", string.Join(',', devices), "--hub-ports", string.Join(',', lines.Select(line => line.Port)), "--rate", Text(rate), "--presses", Text(left),
                "--first", Text((starts++ * NumbersOfOneStart) + 1),
            ],
            Path.Combine(folder, $"{devices[0]}.log"),
            Hear);
    }

    /// <summary>SIGKILL, and a new start.</summary>
    public async Task KillAsync()
    {
        if (leash is not { } held || processId == 0)
        {
            return;
        }

        if (!held.HasExited)
        {
            Process.GetProcessById(processId).Kill();
        }

        await held.Exited;
        held.Dispose();
        processId = 0;
        if (calm.Task.IsCompleted)
        {
            calm = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (leash is { } held)
        {
            held.Input.Close();
            await held.EndsWithinAsync(TimeSpan.FromSeconds(20), time);
            held.Dispose();
        }
    }

    private void Hear(string line)
    {
        if (CrowdLine.Read(line) is { } one)
        {
            told.AddOrUpdate(one.Device, 1, (_, before) => before + 1);
            stored(one);
        }
        else if (line.Split(' ') is ["refused", _, _, var reason])
        {
            refused.AddOrUpdate(reason, 1, (_, before) => before + 1);
        }
        else if (line == "calm")
        {
            calm.TrySetResult();
        }
        else if (line.StartsWith("leash: ", StringComparison.Ordinal))
        {
            processId = int.Parse(line.AsSpan(7), CultureInfo.InvariantCulture);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
