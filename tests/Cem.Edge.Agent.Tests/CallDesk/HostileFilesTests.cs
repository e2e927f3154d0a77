using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.CallDesk;

/// <summary>What may lie in the folder besides recordings, and what it may be called (families 28 and 29 of RELIABILITY.md 7), on the real agent.</summary>
public sealed class HostileFilesTests : IAsyncLifetime
{
    private readonly TempFolder _data = new();
    private readonly TempFolder _world = new();
    private TestHub _hub = null!;

    private string Calls => Path.Combine(_world.Path, "calls");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Calls);
        _hub = await TestHub.Start();
    }

    public async Task DisposeAsync()
    {
        await _hub.DisposeAsync();
        _data.Dispose();
        _world.Dispose();
    }

    private Task<CallDeskAgent> Start() => CallDeskAgent.Start(_data.Path, Calls, _hub.Port);

    private string[] Left() => [.. Directory.EnumerateFiles(Calls, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Calls, file)).Order(StringComparer.Ordinal)];

    private string In(string name) => Path.Combine(Calls, name);

    private void Sidecar(string recording, bool consent) => File.WriteAllText(In(Path.GetFileNameWithoutExtension(recording) + ".json"), $$"""{ "consent": {{(consent ? "true" : "false")}} }""");

    private string ReasonOf(string recording) => File.ReadAllText(Path.Combine(Calls, "rejected", recording + ".reason.txt"));

    public static TheoryData<string> Names => ["%2e%2e.wav", "%2e%2e%2f%2e%2e%2fetc%2fpasswd.wav", "CON.wav", "-rf.wav", "a b\"c$(reboot)`x`;.wav", "line\nbreak.wav", "\u202Eexe.wav", new string('x', 240) + ".wav"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Strange_name_is_a_name_like_any_other(string name)
    {
        File.WriteAllText(Path.Combine(_world.Path, "outside.wav"), "not ours");
        File.WriteAllText(In(name), "refused by the caller");
        Sidecar(name, consent: false);
        string broken = (name.Length > 200 ? "y" : "broken ") + name;
        File.WriteAllBytes(In(broken), []);
        Sidecar(broken, consent: true);
        await using CallDeskAgent agent = await Start();
        await Eventually.Holds(() => agent.Calls.GetValueOrDefault(CallOutcome.NoConsent) == 1 && agent.Calls.GetValueOrDefault(CallOutcome.Rejected) == 1);
        await Eventually.Holds(() => agent.Part(Part.CallDesk) is { Status: PartStatus.Degraded, Remedy: "look-at-rejected-calls" });

        string[] left = Left();
        Assert.Equal(3, left.Length);
        Assert.All(left, file => Assert.StartsWith("rejected/" + broken[..6], file, StringComparison.Ordinal));
        Assert.Contains("is empty", File.ReadAllText(In(left.Single(file => file.EndsWith(".reason.txt", StringComparison.Ordinal)))), StringComparison.Ordinal);
        Assert.Equal(["calls", "outside.wav"], [.. Directory.EnumerateFileSystemEntries(_world.Path).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task Pipe_socket_link_and_hard_link_are_set_aside_with_their_reason_and_what_lies_elsewhere_stays()
    {
        string archive = Path.Combine(_world.Path, "archive.wav");
        File.WriteAllText(archive, "the archive's own recording");
        Assert.Equal(0, Native.Link(archive, In("twin.wav")));
        Assert.Equal(0, Native.Link(archive, In("refused-twin.wav")));
        File.CreateSymbolicLink(In("link.wav"), archive);
        Assert.Equal(0, Native.MakePipe(In("pipe.wav"), 0b110_000_000));
        Assert.Equal(0, Native.MakePipe(In("vague.json"), 0b110_000_000));
        File.WriteAllText(In("vague.wav"), "with a pipe in the place of its sidecar");
        foreach (string name in (string[])["twin.wav", "link.wav", "pipe.wav"])
        {
            Sidecar(name, consent: true);
        }

        Sidecar("refused-twin.wav", consent: false);
        await using CallDeskAgent agent = await Start();
        await Eventually.Holds(() => agent.Calls.GetValueOrDefault(CallOutcome.Rejected) == 4 && agent.Calls.GetValueOrDefault(CallOutcome.NoConsent) == 1 && Left().All(name => name.StartsWith("rejected/", StringComparison.Ordinal)));

        Assert.Contains("hard link", ReasonOf("twin.wav"), StringComparison.Ordinal);
        Assert.Contains("is a link", ReasonOf("link.wav"), StringComparison.Ordinal);
        Assert.Contains("a pipe", ReasonOf("pipe.wav"), StringComparison.Ordinal);
        Assert.Contains("the sidecar is a link, or no file", ReasonOf("vague.wav"), StringComparison.Ordinal);
        Assert.Equal("the archive's own recording", File.ReadAllText(archive));
    }

    [Fact]
    public async Task File_whose_name_is_no_text_is_told_to_the_staff_and_keeps_nobody()
    {
        byte[] text = Native.Bytes(Tone.Write(Path.Combine(_world.Path, "a.wav"), Tone.Of(1)));
        byte[] noText = [.. Native.Bytes(In("Anruf f"))[..^1], 0xFC, (byte)'r', 0];
        Assert.Equal(0, Native.Rename(text, noText));
        File.WriteAllText(In("next.wav"), "refused by the caller");
        Sidecar("next.wav", consent: false);
        await using CallDeskAgent agent = await Start();
        await Eventually.Holds(() => agent.Calls.GetValueOrDefault(CallOutcome.NoConsent) == 1);
        await Eventually.Holds(() => agent.Part(Part.CallDesk) is { Status: PartStatus.Failed, Remedy: "check-call-folder" } told && told.Detail.Contains("1 file(s)", StringComparison.Ordinal));
        Assert.Equal(0, Native.Rename(noText, text)); // which the framework could not delete
    }

    [Fact]
    public async Task Recording_that_was_never_finished_is_told_to_the_staff_after_a_day_and_left_alone()
    {
        File.WriteAllText(In("young.wav.part"), "half a call");
        File.WriteAllText(In(".DS_Store"), "no recording");
        File.SetLastWriteTimeUtc(In(".DS_Store"), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-9));
        await using CallDeskAgent agent = await Start();
        await Eventually.Holds(() => agent.Part(Part.CallDesk).Status == PartStatus.Ok);
        File.WriteAllText(In(".old.wav.X3f8Qa"), "half a call");
        File.SetLastWriteTimeUtc(In(".old.wav.X3f8Qa"), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        if (agent.Part(Part.Clock).Status == PartStatus.Ok)
        {
            await Eventually.Holds(() => agent.Part(Part.CallDesk) is { Status: PartStatus.Degraded, Remedy: "finish-or-delete-recordings" } told && told.Detail.StartsWith("1 unfinished", StringComparison.Ordinal));
        }

        Assert.Equal([".DS_Store", ".old.wav.X3f8Qa", "young.wav.part"], Left());
    }
}
