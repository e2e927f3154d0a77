using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using SQLite;

namespace Cem.Edge.Agent.Tests.Outbox;

/// <summary>A call on its way into the outbox, on a real file, interrupted at each of its steps.</summary>
public sealed class CallPassageTests : IDisposable
{
    private const int Phrases = 100;
    private readonly OutboxRig _outbox = new();
    private int _steps;
    private Func<int, Ends> _ends = _ => Ends.Well;

    /// <summary>What becomes of a transaction.</summary>
    private enum Ends
    {
        Well,
        NotAtAll,
        WellButReportsAnError,
    }

    public void Dispose() => _outbox.Dispose();

    private static CallRow Row() => new() { Key = "c-1", Outcome = CallOutcome.Done, File = "10|20|call.wav", Bytes = 10 };

    private StagedEvent[] Events() =>
    [
        .. Enumerable.Range(0, Phrases).Select(number => StagedEvent.Of(new VoiceEvent { CallId = "c-1", Side = CallSide.Agent, StartMs = number, Status = VoiceStatus.Unscored, AudioMs = 1 }, _outbox.Clock.Now)),
        StagedEvent.Of(new CallEvent { CallId = "c-1", StartedAt = _outbox.Clock.Now, DurationMs = 1_000, Phrases = Phrases }, _outbox.Clock.Now),
    ];

    private Task Change(Action<OutboxTables> work)
    {
        Ends ends = _ends(++_steps);
        if (ends != Ends.NotAtAll)
        {
            _outbox.Session.Transact(work);
        }

        return ends == Ends.Well ? Task.CompletedTask : Task.FromException(new IOException("power cut"));
    }

    private Task<bool> Store() => new CallPassage(Change).Store(Row(), Events());

    private void ReleaseAll()
    {
        while (_outbox.Session.Release().Count > 0)
        {
        }
    }

    /// <summary>What the hub would get: the numbers of the phrases in the order of their keys, -1 for the summary.</summary>
    private long[] Sent()
    {
        using SQLiteConnection file = OutboxFile.OpenForReading(_outbox.Folder);
        var events = file.Query<EventRow>("SELECT key, body FROM event ORDER BY key").Select(row => Assert.Single(Wire.ReadMessage(row.Body, TestHub.Device).Events).Event!).ToArray();
        Assert.Equal(events.Length, events.Select(one => one.Envelope.Id).Distinct().Count());
        return [.. events.Select(one => one.Data).Select(data => data is VoiceEvent voice ? voice.StartMs!.Value : -1)];
    }

    private int Left()
    {
        int left = 0;
        _outbox.Session.Transact(tables => left = tables.Staged.Count("c-1"));
        return left;
    }

    private static readonly long[] Whole = [.. Enumerable.Range(0, Phrases).Select(number => (long)number), -1];

    [Fact]
    public async Task Call_is_unseen_until_it_is_done_and_then_arrives_whole_and_once()
    {
        _ends = step => step > 2 ? Ends.NotAtAll : Ends.Well;
        await Assert.ThrowsAsync<IOException>(Store);
        ReleaseAll();
        Assert.Empty(Sent());

        _ends = _ => Ends.Well;
        Assert.True(await Store());
        ReleaseAll();
        Assert.Equal(Whole, Sent());
        Assert.False(await Store());
        ReleaseAll();
        LedgerCounters ledger = _outbox.Ledger.View(DateTimeOffset.UnixEpoch);
        Assert.Equal((Phrases + 1, Phrases + 1, 1, 0), (ledger.Produced, ledger.Waiting, _outbox.Ledger.Calls()[CallOutcome.Done], Left()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Power_cut_at_any_step_neither_loses_the_call_nor_sends_a_part_of_it_nor_sends_it_twice(bool afterTheCommit)
    {
        await Store();
        int all = _steps;
        Assert.InRange(all, 6, 20);
        for (int cut = 1; cut <= all; cut++)
        {
            using var world = new CallPassageTests();
            world._ends = step => step == cut ? afterTheCommit ? Ends.WellButReportsAnError : Ends.NotAtAll : Ends.Well;
            await Assert.ThrowsAsync<IOException>(world.Store);
            world._outbox.Restart();
            world.ReleaseAll();
            Assert.True(world.Sent().Length == 0 || world.Sent().SequenceEqual(Whole), $"cut at step {cut}");

            world._ends = _ => Ends.Well;
            await world.Store();
            world.ReleaseAll();
            Assert.Equal(Whole, world.Sent());
            Assert.Equal((0, 1L), (world.Left(), world._outbox.Ledger.Calls()[CallOutcome.Done]));
        }
    }

    [Fact]
    public async Task Restart_between_two_moves_goes_on_where_the_start_before_ended()
    {
        await Store();
        while (Left() > 0)
        {
            Assert.InRange(_outbox.Session.Release().Count, 1, CallPassage.EventsAtOnce);
            _outbox.Restart();
        }

        Assert.Equal(Whole, Sent());
    }

    [Fact]
    public async Task Numbers_go_on_from_a_press_over_a_call_to_the_next_press()
    {
        EventKey first = _outbox.Store(1)[0];
        await Store();
        IReadOnlyList<EventKey> call = _outbox.Session.Release();
        EventKey between = _outbox.Store(1)[0];
        Assert.Equal(Enumerable.Range(0, call.Count + 2).Select(number => first.Seq + number), [first.Seq, .. call.Select(key => key.Seq), between.Seq]);
    }

    [Fact]
    public async Task Part_that_went_with_a_damaged_file_keeps_the_call_from_counting_as_done()
    {
        _ends = step =>
        {
            if (step == 4)
            {
                _outbox.Session.Transact(tables => tables.Staged.Remove(new StagedRow { Id = 1 }));
            }

            return Ends.Well;
        };
        OutboxException told = await Assert.ThrowsAsync<OutboxException>(Store);
        Assert.Equal("restart-agent", told.Remedy);
        Assert.Empty(_outbox.Ledger.Calls());
    }

    [Fact]
    public async Task Large_phrases_are_taken_in_smaller_steps()
    {
        var large = new VoiceEvent { CallId = "c-1", Side = CallSide.Agent, StartMs = 1, Status = VoiceStatus.Scored, Text = new string('a', WireLimits.MaxTextLength), AudioMs = 1 };
        await new CallPassage(Change).Store(Row(), [.. Enumerable.Repeat(StagedEvent.Of(large, _outbox.Clock.Now), 64)]);
        Assert.InRange(_outbox.Session.Release().Count, 10, CallPassage.BytesAtOnce / WireLimits.MaxTextLength);
    }

    [Fact]
    public async Task Finished_call_is_not_forgotten_while_a_part_of_it_is_not_moved()
    {
        await Store();
        int forgotten = -1;
        _outbox.Session.Transact(tables =>
        {
            tables.Calls.Clear("c-1");
            forgotten = tables.Calls.Prune(DateTimeOffset.MaxValue);
        });
        ReleaseAll();
        Assert.Equal((0, Phrases + 1), (forgotten, Sent().Length));
    }
}
