using System.Diagnostics;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Recording;

namespace Cem.Edge.Agent.Tests.Recording;

/// <summary>Real processes play the microphone.</summary>
public sealed class RecorderTests
{
    // Two seconds of a square wave in 20 ms steps, as arecord gives it.
    private const string Paced = "i=0; while [ $i -lt 100 ]; do head -c 640 /dev/zero | tr '\\0' '@'; sleep 0.02; i=$((i+1)); done";

    private static readonly DeviceClock Clock = new(TimeProvider.System, new ClockSynchronisation(TimeProvider.System));

    private static async Task<(Remark Remark, bool Listened, TimeSpan Took)> Record(string script, TimeSpan held, TimeSpan? longest = null, string command = "sh")
    {
        var options = new RecordingOptions { Command = command, Arguments = ["-c", script], Longest = longest ?? TimeSpan.FromSeconds(30) };
        var recorder = new Recorder(options, new PcmProcess(options), Clock, TimeProvider.System);
        using var push = new TalkPush(Clock.Uptime, null);
        using var hand = new Timer(_ => push.Release(Clock.Uptime), null, held, Timeout.InfiniteTimeSpan);
        bool listened = false;
        long began = Stopwatch.GetTimestamp();
        Remark remark = await recorder.Record(push, () => listened = true, CancellationToken.None);
        return (remark, listened, Stopwatch.GetElapsedTime(began));
    }

    [Fact]
    public async Task Records_while_held_and_ends_at_the_release()
    {
        var (remark, listened, took) = await Record(Paced, held: TimeSpan.FromSeconds(1));
        Assert.True(listened);
        Assert.Null(remark.Problem);
        Assert.InRange(remark.Length.TotalSeconds, 0.02, 1.4);
        Assert.InRange(took.TotalSeconds, 0.9, 5);
        Assert.All(remark.Samples.ToArray(), sample => Assert.Equal(0x4040 / 32768f, sample));
    }

    [Fact]
    public async Task Longest_remark_ends_a_recording_nobody_releases()
    {
        var (remark, _, took) = await Record("cat /dev/zero", held: TimeSpan.FromSeconds(60), longest: TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(2), remark.Length);
        Assert.True(took < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Missing_program_gives_a_remark_without_sound_and_says_why()
    {
        var (remark, listened, _) = await Record("", held: TimeSpan.FromSeconds(0.5), command: "/nowhere/arecord");
        Assert.False(listened);
        Assert.True(remark.Samples.IsEmpty);
        Assert.Equal("install-recording-program", remark.Problem!.Remedy);
    }

    [Fact]
    public async Task Unplugged_microphone_flags_the_remark_and_keeps_what_was_heard()
    {
        var (remark, _, _) = await Record("head -c 32000 /dev/zero; echo 'arecord: pcm_read: read error: Input/output error' >&2; exit 1", held: TimeSpan.FromSeconds(0.4));
        Assert.True(remark.Length >= TimeSpan.FromSeconds(1));
        Assert.Contains("exit code 1: arecord: pcm_read", remark.Flaw);
        Assert.Equal("check-usb-microphone", remark.Problem!.Remedy);
    }

    [Fact]
    public async Task Microphone_that_fails_first_is_tried_again_while_the_button_is_held()
    {
        string once = Path.Combine(Path.GetTempPath(), $"cem-mic-{Guid.NewGuid():N}");
        try
        {
            var (remark, listened, _) = await Record($"if [ -e {once} ]; then {Paced}; else touch {once}; exit 1; fi", held: TimeSpan.FromSeconds(1.5));
            Assert.True(listened);
            Assert.False(remark.Samples.IsEmpty);
            Assert.NotNull(remark.Flaw);
        }
        finally
        {
            File.Delete(once);
        }
    }

    [Fact]
    public async Task Microphone_that_hangs_cannot_hang_the_kiosk()
    {
        var (remark, listened, took) = await Record("exec sleep 60", held: TimeSpan.FromSeconds(0.7));
        Assert.False(listened);
        Assert.True(remark.Samples.IsEmpty);
        Assert.True(took < TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Child_that_holds_the_error_pipe_open_cannot_hang_the_kiosk()
    {
        var options = new RecordingOptions { Command = "sh", Arguments = ["-c", "sleep 10 >/dev/null & exit 3"] };
        await using IAudioCapture capture = new PcmProcess(options).Open();
        Assert.Equal(0, await capture.ReadAsync(new byte[64], CancellationToken.None));
        AudioProblem? problem = await capture.EndingAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(6));
        Assert.Contains("exit code 3", problem!.Detail);
    }

    [Fact]
    public async Task Recording_program_is_gone_when_the_remark_is()
    {
        string mark = $"cem-{Guid.NewGuid():N}";
        await Record($": {mark}; {Paced}", held: TimeSpan.FromSeconds(0.3));
        Assert.DoesNotContain(Directory.EnumerateDirectories("/proc").Select(CommandLine), line => line.Contains(mark, StringComparison.Ordinal));
    }

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }
}
