using System.Diagnostics;
using Cem.Edge.FirmwareSim.Microphone;

namespace Cem.Edge.FirmwareSim.Tests.Processes;

/// <summary>The simulator's own programs, run as programs.</summary>
public sealed class MicAndLeashTests
{
    private static readonly string Simulator = Path.Combine(AppContext.BaseDirectory, "Cem.Edge.FirmwareSim.dll");
    [Fact]
    public async Task A_microphone_writes_in_real_time_and_stops_when_nobody_listens()
    {
        long start = TimeProvider.System.GetTimestamp();
        using Process mic = Run("mic");

        await mic.StandardOutput.BaseStream.ReadExactlyAsync(new byte[PcmPlayer.SampleRateHz * 2], Soon());

        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 0.95, 15);
        mic.StandardOutput.Close();
        await mic.WaitForExitAsync(Soon());
    }

    [Fact]
    public async Task A_microphone_without_its_recording_fails_with_a_word_about_it()
    {
        using Process mic = Run("mic", "--wav", "nowhere.wav");

        string complaint = await mic.StandardError.ReadToEndAsync(Soon());
        await mic.WaitForExitAsync(Soon());

        Assert.Equal(1, mic.ExitCode);
        Assert.Contains("No such file or device", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_on_a_leash_ends_when_its_owner_is_gone()
    {
        (Process leash, Process held) = await LeashAsync();
        using Process one = leash, other = held;

        leash.StandardInput.Close();

        await held.WaitForExitAsync(Soon());
        await leash.WaitForExitAsync(Soon());
    }

    [Fact]
    public async Task A_leash_ends_when_its_program_is_killed()
    {
        (Process leash, Process held) = await LeashAsync();
        using Process one = leash, other = held;

        held.Kill();

        await leash.WaitForExitAsync(Soon());
        Assert.NotEqual(0, leash.ExitCode);
    }

    private static async Task<(Process Leash, Process Held)> LeashAsync()
    {
        Process leash = Run("leash", Simulator, "mic");
        string first = await leash.StandardOutput.ReadLineAsync(Soon()) ?? "";
        _ = leash.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return (leash, Process.GetProcessById(int.Parse(first["leash: ".Length..], System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static Process Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Simulator, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!; // dotnet runs this very test
    }

    private static CancellationToken Soon() => new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;
}
