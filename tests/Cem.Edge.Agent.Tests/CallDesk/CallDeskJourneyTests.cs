using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.CallDesk;

/// <summary>The real agent as a pure call desk: a folder, a broker, no buttons.</summary>
public sealed class CallDeskJourneyTests : IAsyncLifetime
{
    private readonly TempFolder _data = new();
    private readonly TempFolder _calls = new();
    private TestHub _hub = null!;

    public async Task InitializeAsync() => _hub = await TestHub.Start();

    public async Task DisposeAsync()
    {
        await _hub.DisposeAsync();
        _data.Dispose();
        _calls.Dispose();
    }

    private Task<CallDeskAgent> Start(params string[] more) => CallDeskAgent.Start(_data.Path, _calls.Path, _hub.Port, more);

    private IEnumerable<T> Sent<T>()
        where T : EventData => _hub.Stored.Values.OrderBy(one => one.Sequence).Select(one => one.Data).OfType<T>();

    private string[] Left() => [.. Directory.EnumerateFiles(_calls.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_calls.Path, file)).Order(StringComparer.Ordinal)];

    private void Drop(string name, float[][] channels, string? sidecar)
    {
        if (sidecar is not null)
        {
            File.WriteAllText(Path.Combine(_calls.Path, name + ".json"), sidecar);
        }

        File.Move(Tone.Write(Path.Combine(_data.Path, name + ".wav"), channels), Path.Combine(_calls.Path, name + ".wav"));
    }

    [FliteFact]
    public async Task Recording_becomes_a_call_at_the_hub_and_its_sound_is_gone()
    {
        await using CallDeskAgent agent = await Start("--Transcribing:Beams=1");
        DateTimeOffset began = TimeProvider.System.GetUtcNow().AddMinutes(-5);
        Drop("call", Synthesised.Call(16, [(0.5, "hello and welcome, how can I help you today"), (12, "I am very sorry to hear that")], [(6, "the battery charger I bought caught fire last night")]),
            $$"""{ "callId": "c-7", "started": "{{began:O}}", "line": "hotline-1", "agent": "left", "consent": true }""");
        await Eventually.Holds(() => Sent<CallEvent>().Any() && Left().Length == 0);

        VoiceEvent[] phrases = [.. Sent<VoiceEvent>()];
        CallEvent call = Sent<CallEvent>().Single();
        Assert.Equal([CallSide.Agent, CallSide.Customer, CallSide.Agent], phrases.Select(phrase => phrase.Side));
        Assert.Contains("charger", phrases[1].Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(phrases[1].Findings, finding => finding.Department == "quality");
        Assert.Equal(("c-7", "hotline-1", 3, 16_000L), (call.CallId, call.Line, call.Phrases, call.DurationMs));
        Assert.InRange(call.Figures[CallFigure.AgentTalkShare], 0.4, 0.8);
        Assert.InRange(call.Figures[CallFigure.ResponseGapMedianMs], 500, 4_000);

        ReceivedEvent said = _hub.Stored.Values.Single(one => one.Data == phrases[1]);
        Assert.Equal(began + TimeSpan.FromMilliseconds(phrases[1].StartMs!.Value), said.Envelope.Time, TimeSpan.FromSeconds(0.5));
        Assert.Equal(call, Sent<EventData>().Last(data => data is VoiceEvent or CallEvent));
        Assert.All(phrases, phrase => Assert.Equal((call.CallId, call.CallKey), (phrase.CallId, phrase.CallKey)));
        Assert.Equal((PartStatus.Ok, PartStatus.Off, PartStatus.Off), (agent.Part(Part.CallDesk).Status, agent.Part(Part.Buttons).Status, agent.Part(Part.Lights).Status));
        await Eventually.Holds(() => _hub.States.Last().Calls is { Waiting: 0 } state && state.Settled["done"] == 1);
    }

    [Fact]
    public async Task Recording_without_consent_is_deleted_and_counted_and_nothing_is_loaded_for_it()
    {
        await using CallDeskAgent agent = await Start("--CallDesk:SidecarWait=00:00:00.2");
        Drop("refused", [Tone.Of(1, (0, 1, -20))], """{ "callId": "c-1", "consent": false }""");
        Drop("silent-about-it", [Tone.Of(1, (0, 1, -20))], null);
        await Eventually.Holds(() => Left().Length == 0 && agent.Calls.GetValueOrDefault(CallOutcome.NoConsent) == 2);
        Assert.Empty(Sent<CallEvent>());
        Assert.Empty(Sent<VoiceEvent>());
    }

    [Fact]
    public async Task Broken_recordings_lie_in_the_rejected_folder_with_their_reason_and_health_says_so()
    {
        await using CallDeskAgent agent = await Start();
        File.WriteAllText(Path.Combine(_calls.Path, "text.json"), """{ "consent": true }""");
        File.WriteAllText(Path.Combine(_calls.Path, "text.wav"), "this is no sound at all");
        File.WriteAllText(Path.Combine(_calls.Path, "vague.json"), """{ "consent": "perhaps" }""");
        Tone.Write(Path.Combine(_calls.Path, "vague.wav"), Tone.Of(1, (0, 1, -20)));
        File.WriteAllText(Path.Combine(_calls.Path, "empty.json"), """{ "consent": true }""");
        File.WriteAllBytes(Path.Combine(_calls.Path, "empty.wav"), []);
        await Eventually.Holds(() => agent.Calls.GetValueOrDefault(CallOutcome.Rejected) == 3 && Left().All(name => name.StartsWith("rejected/", StringComparison.Ordinal)));

        Assert.Contains("consent in the sidecar must be true or false", File.ReadAllText(Path.Combine(_calls.Path, "rejected", "vague.wav.reason.txt")), StringComparison.Ordinal);
        Assert.Contains("is empty", File.ReadAllText(Path.Combine(_calls.Path, "rejected", "empty.wav.reason.txt")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_calls.Path, "rejected", "text.wav.reason.txt")));
        await Eventually.Holds(() => agent.Part(Part.CallDesk) is { Status: PartStatus.Degraded, Remedy: "look-at-rejected-calls" });
        Assert.Empty(Sent<CallEvent>());
    }

    [Fact]
    public async Task Recording_that_its_recorder_still_has_open_is_left_alone_however_still_it_lies()
    {
        await using CallDeskAgent agent = await Start();
        byte[] sound = File.ReadAllBytes(Tone.Write(Path.Combine(_data.Path, "sound.wav"), Tone.Of(1, (0, 1, -20))));
        File.WriteAllText(Path.Combine(_calls.Path, "open.json"), """{ "callId": "c-1", "consent": true }""");
        using (var recorder = new FileStream(Path.Combine(_calls.Path, "open.wav"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
        {
            recorder.Write(sound);
            recorder.Flush();
            // Lies still for a shorter time, and is seen to be finished.
            File.WriteAllText(Path.Combine(_calls.Path, "later.json"), """{ "consent": false }""");
            File.WriteAllBytes(Path.Combine(_calls.Path, "later.wav"), sound);
            await Eventually.Holds(() => agent.Calls.ContainsKey(CallOutcome.NoConsent));
            Assert.Null(agent.Call("c-1"));
        }

        await Eventually.Holds(() => Sent<CallEvent>().Any());
    }

    [FliteFact]
    public async Task Call_that_is_done_is_not_sent_again_over_a_restart_and_its_recording_counts_as_duplicate()
    {
        float[][] sound = Synthesised.Call(4, [(0.5, "good morning")], [(2, "hello")]);
        for (int start = 0; start < 2; start++)
        {
            await using CallDeskAgent agent = await Start("--Transcribing:Beams=1");
            Drop("call", sound, """{ "callId": "c-9", "consent": true }""");
            await Eventually.Holds(() => agent.Calls.GetValueOrDefault(start == 0 ? CallOutcome.Done : CallOutcome.Duplicate) == 1 && Left().Length == 0 && agent.Waiting == 0);
        }

        Assert.Single(Sent<CallEvent>());
    }

    [FliteFact]
    public async Task Another_call_with_an_id_that_is_done_is_set_aside_for_a_person_and_not_deleted()
    {
        await using CallDeskAgent agent = await Start("--Transcribing:Beams=1");
        Drop("monday", Synthesised.Call(4, [(0.5, "good morning")], []), """{ "callId": 17, "consent": true }""");
        await Eventually.Holds(() => agent.Calls.GetValueOrDefault(CallOutcome.Done) == 1 && Left().Length == 0);
        Drop("tuesday", Synthesised.Call(4, [(0.5, "good evening")], []), """{ "callId": 17, "consent": true }""");
        await Eventually.Holds(() => File.Exists(Path.Combine(_calls.Path, "rejected", "tuesday.wav")));

        Assert.Contains("another recording with this call id", File.ReadAllText(Path.Combine(_calls.Path, "rejected", "tuesday.wav.reason.txt")), StringComparison.Ordinal);
        Assert.Single(Sent<CallEvent>());
    }

    [FliteFact]
    public async Task Consent_that_is_taken_back_while_the_call_is_read_keeps_it_from_being_stored()
    {
        await using CallDeskAgent agent = await Start("--Transcribing:Beams=1");
        Drop("regretted", Synthesised.Call(90, [.. Enumerable.Range(0, 20).Select(i => (i * 4.5, "this is a rather long call about a kettle"))], []), """{ "callId": "c-1", "consent": true }""");
        await Eventually.Holds(() => agent.Call("c-1") is { Outcome: CallOutcome.Taken });
        File.WriteAllText(Path.Combine(_calls.Path, "regretted.json"), """{ "callId": "c-1", "consent": false }""");
        await Eventually.Holds(() => agent.Calls.GetValueOrDefault(CallOutcome.NoConsent) == 1 && Left().Length == 0);

        Assert.Empty(Sent<CallEvent>());
    }

    [FliteFact]
    public async Task Recording_that_is_deleted_while_it_is_read_is_not_stored_and_the_next_one_is()
    {
        await using CallDeskAgent agent = await Start("--Transcribing:Beams=1");
        Drop("taken-back", Synthesised.Call(90, [.. Enumerable.Range(0, 20).Select(i => (i * 4.5, "this is a rather long call about a kettle"))], []), """{ "callId": "c-1", "consent": true }""");
        await Eventually.Holds(() => agent.Call("c-1") is { Outcome: CallOutcome.Taken });
        File.Delete(Path.Combine(_calls.Path, "taken-back.wav"));
        Drop("next", Synthesised.Call(4, [(0.5, "good morning")], []), """{ "callId": "c-2", "consent": true }""");
        await Eventually.Holds(() => Sent<CallEvent>().Any());
        Assert.Equal("c-2", Sent<CallEvent>().Single().CallId);
        Assert.All(Sent<VoiceEvent>(), phrase => Assert.Equal("c-2", phrase.CallId));
        Assert.Equal([CallOutcome.Done], agent.Calls.Keys);
    }

    [TinyDiskFact]
    public async Task Full_disk_keeps_the_recording_and_says_so_and_the_call_is_sent_when_there_is_room()
    {
        using var disk = new TinyDisk(kilobytes: 2048);
        await using CallDeskAgent agent = await CallDeskAgent.Start(disk.Path, _calls.Path, _hub.Port);
        await Eventually.Holds(() => agent.Part(Part.CallDesk).Status == PartStatus.Ok);
        disk.Fill();
        Drop("call", [Tone.Of(2, (0, 2, -20))], """{ "callId": "c-1", "consent": true }""");
        await Eventually.Holds(() => agent.Part(Part.CallDesk) is { Status: PartStatus.Failed, Remedy: "free-disk-space" });
        Assert.True(File.Exists(Path.Combine(_calls.Path, "call.wav")));
        Assert.Empty(Sent<CallEvent>());

        disk.Free();
        await Eventually.Holds(() => Sent<CallEvent>().Any() && Left().Length == 0);
        // A report of the device's own may have met the full disk and count as dropped; nothing of the call does.
        CallEvent call = Sent<CallEvent>().Single();
        Assert.Equal(("c-1", call.Phrases), (call.CallId, Sent<VoiceEvent>().Count()));
        await Eventually.Holds(() => agent.Part(Part.CallDesk).Status == PartStatus.Ok);
    }

    [Theory]
    [InlineData("untouched")]
    [InlineData("renamed")]
    [InlineData("only the sidecar is left")]
    [InlineData("gone")]
    public async Task Crash_after_the_commit_leaves_only_the_deleting_to_do(string state)
    {
        string path = Tone.Write(Path.Combine(_calls.Path, "call.wav"), Tone.Of(1, (0, 1, -20)));
        string sidecar = Path.Combine(_calls.Path, "call.json");
        File.WriteAllText(sidecar, """{ "callId": "c-1", "consent": true }""");
        CommitAsTheAgentBefore(path, sidecar);
        switch (state)
        {
            case "renamed":
                File.Move(path, Path.Combine(_calls.Path, ".erase-c-1"));
                break;
            case "only the sidecar is left":
                File.Delete(path);
                break;
            case "gone":
                File.Delete(path);
                File.Delete(sidecar);
                break;
        }

        await using CallDeskAgent agent = await Start();
        await Eventually.Holds(() => Sent<CallEvent>().Any() && Left().Length == 0 && agent.Waiting == 0);
        // A recording that is looked at later shows that the folder was looked through since.
        Drop("later", [Tone.Of(1, (0, 1, -20))], """{ "consent": false }""");
        await Eventually.Holds(() => agent.Calls.ContainsKey(CallOutcome.NoConsent));
        Assert.Single(Sent<CallEvent>());
        Assert.Equal([(CallOutcome.Done, 1L), (CallOutcome.NoConsent, 1L)], agent.Calls.Select(one => (one.Key, one.Value)));
    }

    [Fact]
    public async Task Recording_that_keeps_ending_the_program_is_set_aside()
    {
        string path = Tone.Write(Path.Combine(_calls.Path, "call.wav"), Tone.Of(1, (0, 1, -20)));
        File.WriteAllText(Path.Combine(_calls.Path, "call.json"), """{ "callId": "c-1", "consent": true }""");
        using (var session = new OutboxSession(_data.Path, TestHub.Device, new DeviceClock(TimeProvider.System, new ClockSynchronisation(TimeProvider.System)), new LedgerBook()))
        {
            for (int crash = 0; crash < CallIntake.MostAttempts; crash++)
            {
                session.Transact(tables => tables.Calls.Begin(new CallRow { Key = "c-1", File = FileIdentity.Of(new FileInfo(path)).ToString() }));
            }
        }

        await using CallDeskAgent agent = await Start();
        await Eventually.Holds(() => Left().SequenceEqual(["rejected/call.json", "rejected/call.wav", "rejected/call.wav.reason.txt"]));
        Assert.Contains("never ended", File.ReadAllText(Path.Combine(_calls.Path, "rejected", "call.wav.reason.txt")), StringComparison.Ordinal);
    }

    private void CommitAsTheAgentBefore(string path, string sidecar)
    {
        var clock = new DeviceClock(TimeProvider.System, new ClockSynchronisation(TimeProvider.System));
        using var session = new OutboxSession(_data.Path, TestHub.Device, clock, new LedgerBook());
        var row = new CallRow
        {
            Key = "c-1", Outcome = CallOutcome.Done, Bytes = new FileInfo(path).Length, SettledMs = clock.Now.ToUnixTimeMilliseconds(),
            File = FileIdentity.Of(new FileInfo(path)).ToString(), Sidecar = FileIdentity.Of(new FileInfo(sidecar)).ToString(),
        };
        var call = new CallEvent { CallId = "c-1", StartedAt = clock.Now, DurationMs = 1_000 };
        session.Transact(tables =>
        {
            tables.Staged.Add(row.Key, [StagedEvent.Of(call, clock.Now)]);
            Assert.True(tables.Calls.Settle(row));
        });
    }
}
