using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Outbox;

/// <summary>An outbox file that is damaged or gone: no number is used twice, and the ledger goes on where it stood.</summary>
public sealed class DamagedOutboxTests : IDisposable
{
    private readonly OutboxRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Unreadable_file_costs_what_waited_and_that_is_counted_under_a_new_epoch()
    {
        _rig.Store(5);
        Acknowledge(3);
        string before = _rig.Session.Epoch!;

        _rig.Restart(Overwrite);

        Assert.Equal(2, EventKey.StartOf(_rig.Session.Epoch!));
        Assert.NotNull(_rig.Session.SetAside);
        LedgerCounters ledger = View();
        Assert.Equal((5, 3, 0, 2), (ledger.Produced, ledger.Acknowledged, ledger.Waiting, ledger.DroppedBy[DropReason.OutboxDamaged]));
        Assert.Equal([(before, 4L, 5L)], Due().Select(row => (row.Epoch, row.First, row.Last)));
    }

    [Fact]
    public void Numbers_that_the_hub_turns_out_to_hold_are_not_lost()
    {
        _rig.Store(5);
        string before = _rig.Session.Epoch!;
        _rig.Restart(Overwrite);

        _rig.Session.Transact(tables => tables.Settle(new Ack { Epoch = before, UpTo = 2, Ranges = [new SeqRange(4, 4)] }, _rig.Clock.Now));

        LedgerCounters ledger = View();
        Assert.Equal((5, 3, 2), (ledger.Produced, ledger.Acknowledged, ledger.DroppedBy[DropReason.OutboxDamaged]));
        Assert.Equal([(3L, 3L), (5L, 5L)], Due().Select(row => (row.First, row.Last)));
    }

    [Fact]
    public void Nothing_is_reported_as_lost_before_the_hub_has_told_what_it_holds()
    {
        _rig.Store(1);
        _rig.Restart(Overwrite);
        Assert.Empty(Asked());
        Assert.Empty(Asked());
    }

    [Fact]
    public void Rows_before_the_damage_are_saved_and_sent_as_they_were()
    {
        EventKey[] stored = [.. _rig.Store(400)];
        byte[] first = Bodies()[0];

        _rig.Restart(() => Spoil(OutboxFile.PathIn(_rig.Folder)));

        LedgerCounters ledger = View();
        Assert.InRange(ledger.Waiting, 20, 399);
        Assert.Equal(400, ledger.Produced);
        Assert.Equal(400, ledger.Waiting + ledger.Dropped);
        Assert.Equal(first, Bodies()[0]);
        Assert.Equal(400, stored[^1].Seq);
    }

    [Fact]
    public void File_that_is_gone_leaves_the_counters_and_the_start_counter()
    {
        _rig.Store(2);
        Acknowledge(2);
        _rig.Restart(() => Array.ForEach(Files(), File.Delete));
        Assert.Equal(2, EventKey.StartOf(_rig.Session.Epoch!));
        Assert.Equal((2, 2, 0), (View().Produced, View().Acknowledged, View().Dropped));
    }

    [Fact]
    public void Damage_twice_over_does_not_count_the_same_loss_twice()
    {
        _rig.Store(3);
        _rig.Restart(Overwrite);
        _rig.Store(2);
        _rig.Restart(Overwrite);
        LedgerCounters ledger = View();
        Assert.Equal((5, 5), (ledger.Produced, ledger.DroppedBy[DropReason.OutboxDamaged]));
        Assert.Equal(3, EventKey.StartOf(_rig.Session.Epoch!));
    }

    [Fact]
    public void Refused_presses_that_the_disk_never_took_are_counted_by_the_next_start()
    {
        _rig.Store(1);
        _rig.Session.GiveUp(4, DropReason.DiskFull);
        _rig.Restart();
        _rig.Session.Transact(_ => { });
        Assert.Equal((5, 4), (View().Produced, View().DroppedBy[DropReason.DiskFull]));
        _rig.Restart();
        Assert.Equal((5, 4), (View().Produced, View().DroppedBy[DropReason.DiskFull]));
    }

    [Fact]
    public void Torn_tally_leaves_the_one_before()
    {
        using (var file = new TallyFile(_rig.Folder))
        {
            file.Write(Tally.None with { Generation = 1_000, Start = 7 });
            file.Write(Tally.None with { Generation = 1_001, Start = 8 });
            Assert.Equal(8, file.Read().Start);
        }

        string path = Path.Combine(_rig.Folder, "outbox.tally");
        byte[] bytes = File.ReadAllBytes(path);
        bytes[4096 + 20] ^= 1;
        File.WriteAllBytes(path, bytes);
        using var again = new TallyFile(_rig.Folder);
        Assert.Equal(7, again.Read().Start);
    }

    [Fact]
    public void Garbage_in_place_of_a_tally_is_none()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "outbox.tally"), [.. Enumerable.Repeat((byte)0xff, 5_000)]);
        using var file = new TallyFile(folder.Path);
        Assert.Equal(Tally.None, file.Read());
    }

    private LedgerCounters View() => _rig.Ledger.View(_rig.Clock.Now);

    private void Acknowledge(long upTo) => _rig.Session.Transact(tables => tables.Settle(new Ack { Epoch = _rig.Session.Epoch!, UpTo = upTo }, _rig.Clock.Now));

    private byte[][] Bodies()
    {
        using var reader = new OutboxReader(new OutboxOptions { Folder = _rig.Folder });
        return [.. reader.Waiting(new EventKey(0, 0), new EventKey(9, 9), 1_000).Select(one => one.Body)];
    }

    // The hub has spoken, and had time to say all.
    private IReadOnlyList<LostRow> Due()
    {
        _rig.Session.Transact(tables => tables.Settle(new Ack { Epoch = _rig.Session.Epoch!, UpTo = 0 }, _rig.Clock.Now));
        Asked();
        return Asked();
    }

    private IReadOnlyList<LostRow> Asked()
    {
        IReadOnlyList<LostRow> due = [];
        _rig.Session.Transact(tables => due = tables.Lost.Due());
        return due;
    }

    private string[] Files() => Directory.GetFiles(_rig.Folder, "outbox.db*");

    private void Overwrite()
    {
        Array.ForEach(Files(), File.Delete);
        File.WriteAllBytes(OutboxFile.PathIn(_rig.Folder), [.. Enumerable.Repeat((byte)0x5a, 8192)]);
    }

    // Pages behind the first ones: the table of events breaks off in the middle.
    private static void Spoil(string path)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.Position = file.Length / 2 / 4096 * 4096;
        file.Write([.. Enumerable.Repeat((byte)0x5a, 16_384)]);
    }
}
