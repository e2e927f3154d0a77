using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using Xunit.Abstractions;

namespace Cem.Edge.Agent.Tests.CallDesk;

/// <summary>
/// SIGKILL at every step between a recording that lies in the folder and one that is gone: the real program, the real file, the kernel as executioner.
/// Each time the next start brings the call to the hub exactly once and leaves no sound. What a kill later than these leaves (only the sidecar, nothing)
/// is set up by hand in <see cref="CallDeskJourneyTests"/>.
/// </summary>
public sealed class CallDeskKillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Erasing = ".erase-c-1";
    private const string Folder = ".";
    private const string Sidecar = "call.json";

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

    [KillTheory]
    [InlineData("call.wav", "rename")]
    [InlineData(Folder, "fsync")]
    [InlineData(Erasing, "pwrite64")]
    [InlineData(Erasing, "unlink")]
    public async Task Kill_on_the_way_from_the_commit_to_the_deletion_neither_loses_nor_doubles(string place, string call)
    {
        Drop();
        using (AgentChild victim = AgentChild.StartToDie(Arguments, place == Folder ? _calls.Path : Path.Combine(_calls.Path, place), call))
        {
            await Eventually.Holds(() => victim.HasEnded, TimeSpan.FromMinutes(2));
        }

        await ArrivesOnceAndLeavesNothing();
    }

    [KillTheory]
    [InlineData("taken,")]
    [InlineData("transcribed in")]
    [InlineData("stored with")]
    public async Task Kill_around_listening_and_commit_neither_loses_nor_doubles(string line)
    {
        Drop();
        using (AgentChild victim = AgentChild.Start(Arguments))
        {
            await Eventually.Holds(() => victim.Log.Any(said => said.Contains(line, StringComparison.Ordinal)), TimeSpan.FromMinutes(2));
            victim.Kill();
        }

        await ArrivesOnceAndLeavesNothing();
    }

    private string[] Arguments => CallDeskAgent.Arguments(_data.Path, _calls.Path, _hub.Port, "--Transcribing:Beams=1");

    private string[] Left => [.. Directory.EnumerateFiles(_calls.Path, "*", SearchOption.AllDirectories)];

    private IEnumerable<T> Sent<T>()
        where T : EventData => _hub.Stored.Values.Select(one => one.Data).OfType<T>();

    private void Drop()
    {
        File.WriteAllText(Path.Combine(_calls.Path, Sidecar), """{ "callId": "c-1", "consent": true }""");
        File.Move(Tone.Write(Path.Combine(_data.Path, "call.wav"), Synthesised.Call(5, [(0.3, "good morning")], [(2, "my kettle is broken")])), Path.Combine(_calls.Path, "call.wav"));
    }

    private async Task ArrivesOnceAndLeavesNothing()
    {
        output.WriteLine($"after the kill: {string.Join(", ", Left.Select(Path.GetFileName))}");
        using (AgentChild next = AgentChild.Start(Arguments))
        {
            await Eventually.Holds(() => Sent<CallEvent>().Any() && Left.Length == 0, TimeSpan.FromMinutes(2));
        }

        CallEvent call = Assert.Single(Sent<CallEvent>());
        Assert.Equal(call.Phrases, Sent<VoiceEvent>().Count());
        Assert.True(call.Phrases > 0);
        var ledger = new LedgerBook();
        using var session = new OutboxSession(_data.Path, TestHub.Device, new DeviceClock(TimeProvider.System, new ClockSynchronisation(TimeProvider.System)), ledger);
        session.Transact(_ => { });
        Assert.Equal((CallOutcome.Done, 1L), Assert.Single(ledger.Calls().Select(one => (one.Key, one.Value))));
    }
}
