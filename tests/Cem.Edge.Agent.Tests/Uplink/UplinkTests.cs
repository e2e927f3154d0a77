using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Cem.Edge.Agent.Tests.Uplink;

public sealed class UplinkTests : IAsyncLifetime
{
    private readonly TempFolder _data = new();
    private TestHub _hub = null!;

    public async Task InitializeAsync() => _hub = await TestHub.Start();

    public async Task DisposeAsync()
    {
        await _hub.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Broker_puback_deletes_nothing_and_silence_makes_the_device_send_again()
    {
        _hub.Acknowledges = false;
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port);
        await kiosk.Press(3);
        await Eventually.Holds(() => _hub.Events.Count(one => one.Data is PressEvent) >= 2);
        Assert.Single(_hub.Presses);
        Assert.Equal(0, kiosk.Ledger.Acknowledged);
        Assert.True(kiosk.Ledger.Waiting >= 1);
        _hub.Acknowledges = true;
        await Eventually.Holds(() => kiosk.Ledger.Waiting == 0);
    }

    [Fact]
    public async Task One_poison_event_is_found_by_halving_quarantined_and_reported()
    {
        _hub.Refuses = message => message.Events.Any(one => one.Event?.Data is PressEvent { Value: 2 }) ? "value 2 is not liked here" : null;
        _hub.Acknowledges = false;
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port);
        for (int i = 0; i < 6; i++)
        {
            await kiosk.Press(i == 3 ? 2 : 4);
        }

        _hub.Acknowledges = true;
        await Eventually.Holds(() => kiosk.Ledger is { Waiting: 0, Quarantined: 1 });
        Assert.Equal(5, _hub.Presses.Count());
        HealthEvent report = Assert.Single(_hub.Stored.Values.Select(one => one.Data).OfType<HealthEvent>(), health => health.Quarantined.Count > 0);
        Assert.Equal("value 2 is not liked here", report.Quarantined[0].Reason);
        LedgerCounters ledger = kiosk.Ledger;
        Assert.Equal(ledger.Produced, ledger.Acknowledged + ledger.Quarantined + ledger.Dropped + ledger.Waiting);
    }

    [Fact]
    public async Task Presses_made_while_the_broker_is_away_arrive_after_its_return_as_history()
    {
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port);
        await Eventually.Holds(() => kiosk.Part(Part.HubLink).Status == PartStatus.Ok);
        await kiosk.Press(1);
        await Eventually.Holds(() => _hub.Presses.Count() == 1 && kiosk.Ledger.Waiting == 0);
        await _hub.Stop();
        await Eventually.Holds(() => kiosk.Part(Part.HubLink).Status == PartStatus.Failed);
        await kiosk.Press(2);
        await kiosk.Press(3);
        await _hub.Restart();
        await Eventually.Holds(() => _hub.Presses.Count() == 3);
        Assert.Equal([2, 3], _hub.Events.Where(one => one.Envelope.Historical).Select(one => one.Data).OfType<PressEvent>().Select(press => press.Value).Distinct());
        Assert.Equal(3, kiosk.Chip.Rising(Kiosk.ThanksLine));
        await Eventually.Holds(() => kiosk.Part(Part.HubLink).Status == PartStatus.Ok && kiosk.Ledger.Waiting == 0);
        await kiosk.Press(4);
        await Eventually.Holds(() => _hub.Stored.Values.Any(one => one is { Data: PressEvent { Value: 4 }, Envelope.Historical: false }));
    }

    // The writer tells the lanes of what it stored; a line cut in that very moment ended the writer, and with it the agent.
    [Fact]
    public async Task Connection_that_ends_while_its_lane_is_told_of_a_press_does_not_stop_the_outbox()
    {
        await _hub.Stop();
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port);
        bool cut = false;
        kiosk.Services.GetRequiredService<OutboxWriter>().Stored += () =>
        {
            if (kiosk.Part(Part.HubLink).Status == PartStatus.Ok && !cut)
            {
                cut = true;
                _hub.Stop().GetAwaiter().GetResult();
                SpinWait.SpinUntil(() => kiosk.Part(Part.HubLink).Status == PartStatus.Failed, TimeSpan.FromSeconds(30));
            }
        };
        await _hub.Restart();
        await Eventually.Holds(() => kiosk.Part(Part.HubLink).Status == PartStatus.Ok);
        await kiosk.Press(1);
        await Eventually.Holds(() => cut);
        await kiosk.Press(2);
        await Eventually.Holds(() => kiosk.Chip.Rising(Kiosk.ThanksLine) == 2);
        await _hub.Restart();
        await Eventually.Holds(() => _hub.Presses.Count() == 2 && kiosk.Ledger.Waiting == 0);
    }

    [Fact]
    public async Task What_an_earlier_start_left_is_sent_as_history_under_its_own_epoch()
    {
        _hub.Acknowledges = false;
        await using (Kiosk first = await Kiosk.Start(_data.Path, _hub.Port))
        {
            await first.Press(0);
            await Eventually.Holds(() => _hub.Presses.Any());
        }

        _hub.Messages.Clear();
        _hub.Acknowledges = true;
        await using Kiosk second = await Kiosk.Start(_data.Path, _hub.Port);
        await Eventually.Holds(() => _hub.Presses.Any() && second.Ledger.Waiting == 0);
        ReceivedEvent press = _hub.Stored.Values.Single(one => one.Data is PressEvent);
        Assert.True(press.Envelope.Historical);
        Assert.StartsWith("000001-", press.Envelope.Epoch);
        Assert.StartsWith("000002-", await second.Services.GetRequiredService<OutboxWriter>().Epoch);
    }

    [Fact]
    public async Task Replay_sends_acknowledged_events_again_as_history_and_moves_no_counter()
    {
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port);
        await kiosk.Press(0);
        await kiosk.Press(1);
        await Eventually.Holds(() => _hub.Presses.Count() == 2 && kiosk.Ledger.Waiting == 0);
        ReceivedEvent wanted = _hub.Stored.Values.First(one => one.Data is PressEvent { Value: 1 });
        long acknowledged = kiosk.Ledger.Acknowledged;
        _hub.Messages.Clear();

        await _hub.Command(CommandName.Replay, Wire.Write(new ReplayCommand(wanted.Envelope.Epoch, wanted.Sequence, wanted.Sequence)));

        await Eventually.Holds(() => _hub.Stored.ContainsKey(wanted.Envelope.Id) && _hub.Responses.Any(answer => answer is { Command: CommandName.Replay, Status: "done" }));
        Assert.True(_hub.Stored[wanted.Envelope.Id].Envelope.Historical);
        Assert.Equal(wanted.PayloadHash, _hub.Stored[wanted.Envelope.Id].PayloadHash);
        Assert.Equal(acknowledged, kiosk.Ledger.Acknowledged);
    }

    [Theory]
    [InlineData("replay", """{"epoch":"000009-0123456789abcdef","from":1,"to":2}""", "this device has no such epoch")]
    [InlineData("replay", "nonsense", "malformed JSON at $")]
    [InlineData("self-destruct", "{}", "this agent does not know the command")]
    public async Task Command_that_cannot_be_done_is_refused_with_the_reason(string name, string arguments, string reason)
    {
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port);
        await Eventually.Holds(() => !_hub.States.IsEmpty && kiosk.Part(Part.HubLink).Status == PartStatus.Ok);
        await _hub.Command(name, System.Text.Encoding.UTF8.GetBytes(arguments));
        await Eventually.Holds(() => !_hub.Responses.IsEmpty);
        Assert.Equal((name, "refused", reason), (_hub.Responses.First().Command, _hub.Responses.First().Status, _hub.Responses.First().Detail));
    }

    [Fact]
    public async Task Staff_test_by_command_flags_presses_and_shows_its_result()
    {
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port);
        await Eventually.Holds(() => kiosk.Part(Part.HubLink).Status == PartStatus.Ok);
        await _hub.Command(CommandName.TestMode, []);
        await Eventually.Holds(() => _hub.Responses.Any(answer => answer.Command == CommandName.TestMode));
        await kiosk.Press(2);
        await Eventually.Holds(() => _hub.Presses.Any(press => press is { Value: 2, Test: true }));
        await Eventually.Holds(() => _hub.States.Any(state => state.TestMode is { } test && test.PressesByFace[2] == 1));
    }

    [Fact]
    public async Task Goodbye_says_disconnected_and_leaves_no_will()
    {
        await using (Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port))
        {
            await Eventually.Holds(() => _hub.States.Any(state => state.State == StateWord.Ready));
        }

        Assert.Equal([StateWord.Init, StateWord.Ready, StateWord.Disconnected], _hub.States.Select(state => state.State).Distinct());
    }

    [Fact]
    public async Task Will_of_a_cut_connection_speaks_for_that_connection()
    {
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port);
        await Eventually.Holds(() => _hub.States.Any(state => state.State == StateWord.Ready));
        await _hub.Cut();
        await Eventually.Holds(() => _hub.States.Any(state => state.State == StateWord.Lost));
        DeviceState init = _hub.States.First(state => state.State == StateWord.Init);
        DeviceState lost = _hub.States.First(state => state.State == StateWord.Lost);
        Assert.Equal((init.Epoch, init.Birth), (lost.Epoch, lost.Birth));
        await Eventually.Holds(() => _hub.States.Any(state => state.State == StateWord.Ready && state.Birth > lost.Birth));
    }

    [Fact]
    public async Task Event_refused_in_a_replay_is_sent_once_and_the_lane_goes_on()
    {
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port);
        await kiosk.Press(0);
        await kiosk.Press(1);
        await Eventually.Holds(() => _hub.Presses.Count() == 2 && kiosk.Ledger.Waiting == 0);
        ReceivedEvent[] presses = [.. _hub.Stored.Values.Where(one => one.Data is PressEvent).OrderBy(one => one.Sequence)];
        int refusals = 0;
        _hub.Refuses = message => message.Events.Any(one => one.Sequence == presses[0].Sequence) && Interlocked.Increment(ref refusals) > 0 ? "no longer liked here" : null;
        _hub.Messages.Clear();

        foreach (ReceivedEvent press in presses)
        {
            await _hub.Command(CommandName.Replay, Wire.Write(new ReplayCommand(press.Envelope.Epoch, press.Sequence, press.Sequence)));
        }

        await Eventually.Holds(() => _hub.Stored.ContainsKey(presses[1].Envelope.Id), TimeSpan.FromSeconds(10));
        Assert.Equal(1, refusals);
    }
}
