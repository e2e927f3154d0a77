using System.Diagnostics;
using Cem.Edge.FirmwareSim.Microphone;
using Cem.Edge.FirmwareSim.Tests.Support;

namespace Cem.Edge.FirmwareSim.Tests.Processes;

/// <summary>The simulator's own programs, run as programs.</summary>
public sealed class MicAndLeashTests : IDisposable
{
    private static readonly string Simulator = Path.Combine(AppContext.BaseDirectory, "Cem.Edge.FirmwareSim.dll");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_microphone_writes_in_real_time_and_stops_when_nobody_listens()
    {
        MicrophoneJack.Silent.Write(folder.File("jack"));
        long start = TimeProvider.System.GetTimestamp();
        using Process mic = Run("mic", "--jack", folder.File("jack"));

        await mic.StandardOutput.BaseStream.ReadExactlyAsync(new byte[PcmPlayer.SampleRateHz * 2], Soon());

        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 0.95, 15);
        mic.StandardOutput.Close();
        await mic.WaitForExitAsync(Soon());
    }

    [Fact]
    public async Task An_unplugged_microphone_fails_with_a_word_about_it()
    {
        (MicrophoneJack.Silent with { Plugged = false }).Write(folder.File("jack"));
        using Process mic = Run("mic", "--jack", folder.File("jack"));

        string complaint = await mic.StandardError.ReadToEndAsync(Soon());
        await mic.WaitForExitAsync(Soon());

        Assert.Equal(1, mic.ExitCode);
        Assert.Contains("No such device", complaint, StringComparison.Ordinal);
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

    private async Task<(Process Leash, Process Held)> LeashAsync()
    {
        MicrophoneJack.Silent.Write(folder.File("jack"));
        Process leash = Run("leash", Simulator, "mic", "--jack", folder.File("jack"));
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
