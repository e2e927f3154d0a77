using System.Diagnostics;
using System.Globalization;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.FirmwareSim.Storms;

namespace Cem.Edge.EndToEnd.Tests.Faults.SystemCalls;

/// <summary>What a storm under strace came to: the lights seen until its end, and its own sums if it lived to tell them.</summary>
internal sealed record TracedStorm(IReadOnlyList<PressLit> Lit, StormSums? Sums, int Injected)
{
    private static readonly string[] Suffixes = ["", "-wal", "-shm"];

    /// <summary>Injects nothing.</summary>
    public const string NoFault = "fsync:delay_enter=0:when=1";

    /// <summary>Between two checkpoints, ms.</summary>
    private const int CheckpointMs = 300;

    /// <summary>
    /// One kiosk that checkpoints without rest. <paramref name="inject"/> is strace's <c>CALL:what:when</c>; it hits calls on the outbox's files only, counted for each
    /// thread, and the outbox has one writing thread.
    /// </summary>
    public static async Task<TracedStorm> RunAsync(string folder, string inject, int presses, TimeSpan patience, int checkpointMs = CheckpointMs)
    {
        string outbox = OutboxFile.PathIn(Path.Combine(folder, StormKiosk.NameOf(0)));
        string log = Path.Combine(folder, "strace");
        string[] arguments =
        [
            // The filter in the kernel makes tracing cheap, but a signal injected with it does not arrive (strace 6.1).
            "-f", .. inject.Contains("signal=", StringComparison.Ordinal) ? (string[])[] : ["--seccomp-bpf"], "-o", log, .. Suffixes.SelectMany(suffix => new[] { "-P", outbox + suffix }), "-e", $"trace={inject.Split(':')[0]}", "-e", $"inject={inject}",
            ProgramPaths.Dotnet, ProgramPaths.Simulator, "storm", "--data", folder, "--sockets", folder, "--checkpoint", checkpointMs.ToString(CultureInfo.InvariantCulture), "--presses", presses.ToString(CultureInfo.InvariantCulture),
        ];
        using Process process = Process.Start(new ProcessStartInfo("strace", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!; // only a shell start gives none
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string said = "";
        try
        {
            said = await process.StandardOutput.ReadToEndAsync().WaitAsync(patience);
            await process.WaitForExitAsync().WaitAsync(patience);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        string[] lines = said.Split('\n');
        return new TracedStorm([.. lines.Select(LitLine.Read).OfType<PressLit>()], lines.Select(StormSums.Read).OfType<StormSums>().SingleOrDefault(),
            File.ReadLines(log).Count(line => line.Contains("(INJECTED)", StringComparison.Ordinal) || line.Contains("killed by SIGKILL", StringComparison.Ordinal)));
    }
}

/// <summary>A storm's own sums: <c>calm PRESSED LIGHTS,OF,EACH,FACE RED</c>; a red light may stand for several refusals.</summary>
internal sealed record StormSums(int Pressed, IReadOnlyList<int> LightsByFace, int Red)
{
    public static StormSums? Read(string line) => line.Split(' ') is ["calm", var pressed, var lights, var red]
        ? new StormSums(Number(pressed), [.. lights.Split(',').Select(Number)], Number(red))
        : null;

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>Needs strace; skipped with the reason where it is absent or the machine forbids tracing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StraceTheoryAttribute : TheoryAttribute
{
    public StraceTheoryAttribute() => Skip = !Tracing.IsInstalled ? "strace not installed" : !Tracing.IsAllowed ? Tracing.Forbidden : null;
}
