using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Outbox;

public sealed class OutboxSessionTests : IDisposable
{
    private readonly OutboxRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Numbers_begin_at_one_and_have_no_gap()
    {
        Assert.Equal([1, 2, 3], _rig.Store(3).Select(key => key.Seq));
        Assert.Equal([4], _rig.Store(1).Select(key => key.Seq));
    }

    [Fact]
    public void Each_start_has_an_epoch_of_its_own()
    {
        string first = _rig.Session.Epoch!;
        _rig.Restart();
        Assert.True(CemId.IsValidEpoch(first));
        Assert.Equal((1, 2), (EventKey.StartOf(first), EventKey.StartOf(_rig.Session.Epoch!)));
        Assert.Equal(1, _rig.Store(1)[0].Seq);
    }

    [Fact]
    public void A_remark_that_was_only_in_memory_when_the_agent_was_killed_is_counted_once_as_dropped()
    {
        _rig.Ledger.Remember(LedgerBook.RemarksHeld, 2);
        _rig.Session.Transact(_ => { });
        _rig.Session.Store([new Append(new VoiceEvent { Status = VoiceStatus.Unscored, Reason = "no speech", AudioMs = 900 }, _rig.Clock.Uptime, _ => { })]);

        _rig.Restart();
        _rig.Restart();

        LedgerCounters ledger = _rig.Ledger.View(_rig.Clock.Now);
        Assert.Equal(1, ledger.DroppedBy[DropReason.AgentKilled]);
        Assert.Equal(ledger.Produced, ledger.Waiting + ledger.Dropped);
    }

    [Fact]
    public void Remarks_that_ended_leave_nothing_to_count_at_the_next_start()
    {
        _rig.Ledger.Remember(LedgerBook.RemarksHeld, 2);
        _rig.Ledger.RememberRemarkDropped(DropReason.Withdrawn);
        _rig.Session.Store([new Append(new VoiceEvent { Status = VoiceStatus.Unscored, Reason = "no speech", AudioMs = 900 }, _rig.Clock.Uptime, _ => { })]);

        _rig.Restart();

        Assert.Equal([DropReason.Withdrawn], _rig.Ledger.View(_rig.Clock.Now).DroppedBy.Keys);
    }

    [Fact]
    public void Ledger_names_the_last_number_that_it_counts()
    {
        _rig.Store(3);
        long? counted = _rig.Ledger.View(_rig.Clock.Now).LastSeq;
        _rig.Restart();
        _rig.Session.Transact(_ => { });

        Assert.Equal((3L, 0L), (counted, _rig.Ledger.View(_rig.Clock.Now).LastSeq));
        _rig.Store(1);
        Assert.Equal(1, _rig.Ledger.View(_rig.Clock.Now).LastSeq);
    }

    [Fact]
    public void Stored_event_is_the_json_that_will_be_sent()
    {
        EventKey key = _rig.Store(1)[0];
        using var reader = new OutboxReader(new OutboxOptions { Folder = _rig.Folder });
        StoredEvent stored = Assert.Single(reader.Waiting(new EventKey(0, 0), new EventKey(9, 9), 10));
        ReceivedEvent read = Wire.ReadMessage(stored.Body, TestHub.Device).Events[0].Event!;
        Assert.Equal(key.Seq, read.Sequence);
        Assert.IsType<PressEvent>(read.Data);
    }

    [Fact]
    public void Acknowledged_event_stays_for_a_replay_but_is_not_sent_again()
    {
        EventKey key = _rig.Store(1)[0];
        _rig.Session.Transact(tables => tables.Settle(new Ack { Epoch = _rig.Session.Epoch!, UpTo = 1 }, _rig.Clock.Now));
        using var reader = new OutboxReader(new OutboxOptions { Folder = _rig.Folder });
        Assert.Empty(reader.Waiting(new EventKey(0, 0), new EventKey(9, 9), 10));
        Assert.Single(reader.Replay(key, key, 10));
    }

    [Fact]
    public void Acknowledgement_of_a_card_that_was_here_before_settles_nothing()
    {
        _rig.Store(1);
        int? settled = 0;
        _rig.Session.Transact(tables => settled = tables.Settle(new Ack { Epoch = "000001-ffffffffffffffff", UpTo = 1 }, _rig.Clock.Now));
        Assert.Null(settled);
        Assert.Equal(1, _rig.Ledger.View(_rig.Clock.Now).Waiting);
    }

    [Fact]
    public void Repeated_acknowledgement_counts_once()
    {
        _rig.Store(2);
        for (int i = 0; i < 3; i++)
        {
            _rig.Session.Transact(tables => tables.Settle(new Ack { Epoch = _rig.Session.Epoch!, UpTo = 2 }, _rig.Clock.Now));
        }

        Assert.Equal(2, _rig.Ledger.View(_rig.Clock.Now).Acknowledged);
    }

    [Fact]
    public void Failed_transaction_leaves_no_row_no_count_and_no_gap()
    {
        _rig.Store(1);
        Assert.Throws<InvalidOperationException>(() => _rig.Session.Transact(tables =>
        {
            tables.Insert(new EventKey(1, 2), [1], _rig.Clock.Now);
            tables.Add(LedgerBook.Produced, 1);
            throw new InvalidOperationException("the power went");
        }));
        Assert.Equal(2, _rig.Store(1)[0].Seq);
        Assert.Equal((2, 2), (_rig.Ledger.View(_rig.Clock.Now).Produced, _rig.Ledger.View(_rig.Clock.Now).Waiting));
    }

    [Fact]
    public void Prune_spares_what_waits_and_what_is_young()
    {
        _rig.Store(5);
        _rig.Session.Transact(tables => tables.Settle(new Ack { Epoch = _rig.Session.Epoch!, UpTo = 3 }, _rig.Clock.Now));
        int Pruned(TimeSpan keep, int most)
        {
            int deleted = 0;
            _rig.Session.Transact(tables => deleted = tables.Prune(_rig.Clock.Now - keep, most, 100));
            return deleted;
        }

        Assert.Equal(0, Pruned(TimeSpan.FromDays(7), most: 1000));
        Assert.Equal(1, Pruned(TimeSpan.FromDays(7), most: 2));
        Assert.Equal(2, Pruned(TimeSpan.FromDays(-1), most: 1000));
        Assert.Equal(2, _rig.Ledger.View(_rig.Clock.Now).Waiting);
    }

    [Fact]
    public void File_damaged_in_the_middle_of_a_start_is_set_aside_and_no_number_is_used_twice()
    {
        _rig.Store(3);
        string epoch = _rig.Session.Epoch!;
        Assert.Throws<InvalidOperationException>(() => _rig.Session.Transact(_ => throw new InvalidOperationException("closes the file")));
        foreach (string suffix in (string[])["-wal", "-shm"])
        {
            File.Delete(OutboxFile.PathIn(_rig.Folder) + suffix);
        }

        File.WriteAllBytes(OutboxFile.PathIn(_rig.Folder), [.. Enumerable.Repeat((byte)0x5a, 8192)]);
        Assert.Equal(4, _rig.Store(1)[0].Seq);
        Assert.Equal(epoch, _rig.Session.Epoch);
        int? settled = null;
        _rig.Session.Transact(tables => settled = tables.Settle(new Ack { Epoch = epoch, UpTo = 4 }, _rig.Clock.Now));
        Assert.Equal(1, settled);
    }

    [Fact]
    public void Numbers_go_on_after_the_history_was_pruned_and_the_file_reopened()
    {
        _rig.Store(2);
        _rig.Session.Transact(tables => tables.Settle(new Ack { Epoch = _rig.Session.Epoch!, UpTo = 2 }, _rig.Clock.Now));
        _rig.Session.Transact(tables => tables.Prune(_rig.Clock.Now.AddDays(1), 0, 100));
        Assert.Throws<InvalidOperationException>(() => _rig.Session.Transact(_ => throw new InvalidOperationException("closes the file")));
        Assert.Equal(3, _rig.Store(1)[0].Seq);
    }

    [Fact]
    public void Checkpoint_says_when_a_reader_was_in_the_way()
    {
        _rig.Store(1);
        using (SQLite.SQLiteConnection reader = OutboxFile.OpenForReading(_rig.Folder))
        {
            reader.Execute("BEGIN");
            reader.ExecuteScalar<int>("SELECT count(*) FROM event");
            _rig.Store(1);
            Assert.False(_rig.Session.Checkpoint());
        }

        Assert.True(_rig.Session.Checkpoint());
        Assert.Equal(0, new FileInfo(OutboxFile.PathIn(_rig.Folder) + "-wal").Length);
    }
}
