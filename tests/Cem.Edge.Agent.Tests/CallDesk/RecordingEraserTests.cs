using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;

namespace Cem.Edge.Agent.Tests.CallDesk;

public sealed class RecordingEraserTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly CallFolder _folder;
    private readonly RecordingEraser _eraser;

    public RecordingEraserTests()
    {
        _folder = new CallFolder(new CallDeskOptions { Folder = _temp.Path });
        _folder.Ensure();
        _eraser = new RecordingEraser(_folder);
    }

    public void Dispose() => _temp.Dispose();

    private CallRow Settled(string outcome = CallOutcome.Done, string note = "")
    {
        File.WriteAllBytes(_folder.Of("call.wav"), new byte[200_000]);
        File.WriteAllText(_folder.Of("call.json"), "{}");
        return new CallRow { Key = "c-1", Outcome = outcome, Note = note, File = Identity("call.wav"), Sidecar = Identity("call.json"), Bytes = 200_000 };
    }

    private string Identity(string name) => FileIdentity.Of(new FileInfo(_folder.Of(name))).ToString();

    private string[] Left() => [.. new DirectoryInfo(_temp.Path).EnumerateFiles("*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_temp.Path, file.FullName)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Recording_and_sidecar_are_gone_and_a_second_time_finds_nothing()
    {
        CallRow settled = Settled();
        Assert.Equal(Erasure.Overwritten, _eraser.Erase(settled));
        Assert.Empty(Left());
        Assert.Equal(Erasure.GoneAlready, _eraser.Erase(settled));
    }

    [Fact]
    public void Deletion_that_a_crash_interrupted_after_the_rename_is_taken_up_again()
    {
        CallRow settled = Settled();
        File.Move(_folder.Of("call.wav"), _folder.ErasingOf("c-1"));
        Assert.DoesNotContain(_folder.Look().Files.Concat(_folder.Look().Unfinished), file => file.Name.EndsWith("c-1", StringComparison.Ordinal));
        Assert.Equal(Erasure.Overwritten, _eraser.Erase(settled));
        Assert.Empty(Left());
    }

    [Fact]
    public void Newer_recording_of_the_same_name_and_its_sidecar_are_never_touched()
    {
        CallRow settled = Settled();
        File.WriteAllBytes(_folder.Of("call.wav"), new byte[100]);
        File.WriteAllText(_folder.Of("call.json"), "{ \"consent\": true }");
        Assert.Equal(Erasure.GoneAlready, _eraser.Erase(settled));
        Assert.Equal(["call.json", "call.wav"], Left());
    }

    [Fact]
    public void Sound_is_overwritten_before_it_is_removed()
    {
        CallRow settled = Settled();
        File.WriteAllBytes(_folder.Of("call.wav"), [.. Enumerable.Repeat((byte)7, 150_000)]);
        settled.File = Identity("call.wav");
        // Who had it open still sees what is left on the disk.
        using FileStream witness = new(_folder.Of("call.wav"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Assert.Equal(Erasure.Overwritten, _eraser.Erase(settled));
        var left = new byte[150_000];
        witness.ReadExactly(left);
        Assert.All(left, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Recording_that_lies_elsewhere_under_another_name_is_not_overwritten_there()
    {
        CallRow settled = Settled();
        File.WriteAllBytes(_folder.Of("call.wav"), [.. Enumerable.Repeat((byte)7, 1_000)]);
        settled.File = Identity("call.wav");
        Assert.Equal(0, Native.Link(_folder.Of("call.wav"), _folder.Of("archive")));
        Assert.Equal(Erasure.OtherNameKept, _eraser.Erase(settled));
        Assert.Equal(["archive"], Left());
        Assert.All(File.ReadAllBytes(_folder.Of("archive")), value => Assert.Equal(7, value));
    }

    [Fact]
    public void Recording_that_takes_the_name_between_look_and_deletion_stays()
    {
        CallRow settled = Settled();
        byte[] newer = [.. Enumerable.Repeat((byte)9, 200_000)];
        _eraser.Erase(settled, between: () =>
        {
            DateTime time = File.GetLastWriteTimeUtc(_folder.Of("call.wav"));
            File.Delete(_folder.Of("call.wav"));
            File.WriteAllBytes(_folder.Of("call.wav"), newer);
            File.SetLastWriteTimeUtc(_folder.Of("call.wav"), time);
        });
        Assert.Equal(["call.wav"], Left());
        Assert.Equal(newer, File.ReadAllBytes(_folder.Of("call.wav")));
    }

    [Fact]
    public void Link_in_the_place_of_a_recording_is_removed_and_never_followed()
    {
        CallRow settled = Settled();
        File.Delete(_folder.Of("call.wav"));
        File.WriteAllText(_folder.Of("precious"), "what somebody else needs");
        File.CreateSymbolicLink(_folder.ErasingOf("c-1"), _folder.Of("precious"));
        Assert.Equal(Erasure.DeletedOnly, _eraser.Erase(settled));
        Assert.Equal(["precious"], Left());
        Assert.Equal("what somebody else needs", File.ReadAllText(_folder.Of("precious")));
    }

    [Fact]
    public void Name_as_long_as_a_disk_takes_is_shortened_so_that_its_reason_finds_room()
    {
        string name = string.Concat(Enumerable.Repeat("电", 80)) + ".wav";
        File.WriteAllBytes(_folder.Of(name), new byte[10]);
        var rejected = new RejectedFolder(_folder, new CallDeskOptions { Folder = _temp.Path }, Clock());
        rejected.Receive(new CallRow { Key = "c-1", Outcome = CallOutcome.Rejected, Note = "is empty", File = Identity(name), Bytes = 10 });
        Assert.Equal(1, rejected.Count);
        string recording = Assert.Single(Left(), left => left.EndsWith(".wav", StringComparison.Ordinal));
        Assert.StartsWith("rejected/" + name[..50], recording, StringComparison.Ordinal);
        Assert.Equal([recording, recording + ".reason.txt"], Left());
    }

    [Fact]
    public void Broken_recording_moves_with_its_sidecar_and_a_reason_and_twins_do_not_collide()
    {
        var options = new CallDeskOptions { Folder = _temp.Path };
        var rejected = new RejectedFolder(_folder, options, Clock());
        rejected.Receive(Settled(CallOutcome.Rejected, "is empty"));
        rejected.Receive(Settled(CallOutcome.Rejected, "is empty"));
        Assert.Equal(
            ["rejected/call-2.json", "rejected/call-2.wav", "rejected/call-2.wav.reason.txt", "rejected/call.json", "rejected/call.wav", "rejected/call.wav.reason.txt"],
            Left());
        Assert.Contains("is empty", File.ReadAllText(Path.Combine(_folder.Rejected, "call.wav.reason.txt")), StringComparison.Ordinal);
        Assert.Equal(2, rejected.Count);
        rejected.Receive(new CallRow { Key = "c-1", Outcome = CallOutcome.Rejected, File = "200000|1|call.wav" });
        Assert.Equal(2, rejected.Count);
    }

    [Fact]
    public void Rejected_recordings_go_when_they_take_too_much_space_the_oldest_first()
    {
        var rejected = new RejectedFolder(_folder, new CallDeskOptions { Folder = _temp.Path, MaxRejectedMegabytes = 1 }, Clock());
        foreach ((string name, int age) in new[] { ("old.wav", 3), ("new.wav", 1) })
        {
            string path = Path.Combine(_folder.Rejected, name);
            File.WriteAllBytes(path, new byte[700_000]);
            File.WriteAllText(path + ".reason.txt", "why");
            File.WriteAllText(Path.ChangeExtension(path, ".json"), "{}");
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-age));
        }

        Assert.Equal(1, rejected.Prune());
        Assert.Equal(["rejected/new.json", "rejected/new.wav", "rejected/new.wav.reason.txt"], Left());
    }

    [Fact]
    public void File_that_a_program_has_open_for_writing_is_seen_as_such()
    {
        string path = _folder.Of("growing.wav");
        using (File.OpenWrite(path))
        {
            Assert.True(WriterCheck.IsBeingWritten(path));
        }

        Assert.False(WriterCheck.IsBeingWritten(path));
    }

    private static DeviceClock Clock() => new(TimeProvider.System, new ClockSynchronisation(TimeProvider.System));
}
