using System.Diagnostics;
using Cem.Edge.FirmwareSim.Microphone;
using Cem.Edge.FirmwareSim.Tests.Support;

namespace Cem.Edge.FirmwareSim.Tests.Microphone;

public sealed class SimulatedMicrophoneTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SimulatedMicrophone microphone;

    public SimulatedMicrophoneTests() => microphone = new SimulatedMicrophone(folder.File("microphone"), TimeProvider.System);

    public void Dispose()
    {
        microphone.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_recorder_hears_what_is_said_while_it_records()
    {
        using Process recorder = Record();
        await Task.WhenAny(recorder.StandardOutput.BaseStream.ReadExactlyAsync(new byte[640]).AsTask(), Task.Delay(TimeSpan.FromSeconds(20)));
        microphone.Hear([.. Enumerable.Repeat((short)0x0707, 3_200)]);

        byte[] second = new byte[32_000];
        await recorder.StandardOutput.BaseStream.ReadExactlyAsync(second, Soon());

        Assert.Equal(6_400, second.Count(part => part == 7));
        recorder.Kill();
    }

    [Fact]
    public async Task An_unplugged_microphone_ends_the_recording_and_refuses_the_next()
    {
        using Process recorder = Record();
        await recorder.StandardOutput.BaseStream.ReadExactlyAsync(new byte[640], Soon());

        microphone.Plug(false);

        await recorder.StandardOutput.BaseStream.CopyToAsync(Stream.Null, Soon());
        using Process next = Record();
        Assert.Contains("No such file", await next.StandardError.ReadToEndAsync(Soon()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_microphone_that_was_plugged_in_again_records_again()
    {
        microphone.Plug(false);
        microphone.Plug(true);

        using Process recorder = Record();
        await recorder.StandardOutput.BaseStream.ReadExactlyAsync(new byte[640], Soon());

        recorder.Kill();
    }

    private Process Record() =>
        Process.Start(new ProcessStartInfo("cat", [folder.File("microphone")]) { RedirectStandardOutput = true, RedirectStandardError = true })!; // cat is everywhere

    private static CancellationToken Soon() => new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;
}
