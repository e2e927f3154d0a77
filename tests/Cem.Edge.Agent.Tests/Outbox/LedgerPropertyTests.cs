using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using CsCheck;
using SQLite;

namespace Cem.Edge.Agent.Tests.Outbox;

public sealed class LedgerPropertyTests
{
    private abstract record Step;

    private sealed record Store(int Count) : Step;

    private sealed record HubSettles(int UpTo, int From, int To, int Rejected) : Step;

    private sealed record DeviceQuarantines(int Seq) : Step;

    private sealed record Drop(int Count) : Step;

    private sealed record Prune(int Most) : Step;

    private sealed record Restart : Step;

    private static readonly Gen<Step> Steps = Gen.OneOf<Step>(
        Gen.Int[1, 9].Select(count => (Step)new Store(count)),
        Gen.Select(Gen.Int[0, 30], Gen.Int[1, 30], Gen.Int[1, 30], Gen.Int[1, 30]).Select(ack => (Step)new HubSettles(ack.Item1, ack.Item2, ack.Item3, ack.Item4)),
        Gen.Int[1, 30].Select(seq => (Step)new DeviceQuarantines(seq)),
        Gen.Int[1, 3].Select(count => (Step)new Drop(count)),
        Gen.Int[0, 10].Select(most => (Step)new Prune(most)),
        Gen.Const((Step)new Restart()));

    [Fact]
    public void Ledger_adds_up_after_every_step_and_agrees_with_the_rows()
    {
        Steps.List[1, 25].Sample(
            steps =>
            {
                using var rig = new OutboxRig();
                long stored = 0;
                foreach (Step step in steps)
                {
                    stored += Do(step, rig);
                    rig.Session.Transact(_ => { });
                    Check(rig, stored);
                }
            },
            iter: 40, threads: 1);
    }

    private static int Do(Step step, OutboxRig rig)
    {
        int start = EventKey.StartOf(rig.Session.Epoch!);
        switch (step)
        {
            case Store store:
                return rig.Store(store.Count).Count;
            case HubSettles ack:
                rig.Session.Transact(tables => tables.Settle(
                    new Ack { Epoch = rig.Session.Epoch!, UpTo = ack.UpTo, Ranges = [new SeqRange(ack.From, ack.To)], Rejected = [new RejectedSeq(ack.Rejected, "no")] }, rig.Clock.Now));
                return 0;
            case DeviceQuarantines one:
                rig.Session.Transact(tables => tables.Quarantine(new EventKey(start, one.Seq), "no", rig.Clock.Now));
                return 0;
            case Drop drop:
                rig.Ledger.RememberDropped(DropReason.DiskFull, drop.Count);
                return 0;
            case Prune prune:
                rig.Session.Transact(tables => tables.Prune(DateTimeOffset.UnixEpoch, prune.Most, 100));
                return 0;
            default:
                rig.Session.Transact(_ => { });
                rig.Restart();
                return 0;
        }
    }

    private static void Check(OutboxRig rig, long stored)
    {
        LedgerCounters ledger = rig.Ledger.View(rig.Clock.Now);
        using SQLiteConnection file = OutboxFile.OpenForReading(rig.Folder);
        Assert.Equal(file.ExecuteScalar<long>("SELECT count(*) FROM event WHERE state = 0"), ledger.Waiting);
        Assert.Equal(stored + ledger.Dropped, ledger.Produced);
        Assert.Equal(ledger.Produced, ledger.Acknowledged + ledger.Quarantined + ledger.Dropped + ledger.Waiting);
    }
}
