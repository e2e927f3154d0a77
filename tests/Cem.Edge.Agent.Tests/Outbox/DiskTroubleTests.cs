using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using SQLite;

namespace Cem.Edge.Agent.Tests.Outbox;

public sealed class DiskTroubleTests : IAsyncLifetime
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
    public void Io_error_counts_as_a_full_disk_while_the_disk_is_full_or_just_was()
    {
        DiskTrouble full = DiskTrouble.From(SQLiteException.New(SQLite3.Result.Full, "full"));
        SQLiteException ioError = SQLiteException.New(SQLite3.Result.IOError, "disk I/O error");

        Assert.Equal(DropReason.DiskFull, DiskTrouble.From(ioError, freeBytes: 4096).Reason);
        Assert.Equal(DropReason.DiskFull, DiskTrouble.From(ioError, before: full).Reason);
        Assert.Equal(DropReason.DiskError, DiskTrouble.From(ioError).Reason);
        Assert.Equal(DropReason.DiskError, DiskTrouble.From(ioError, before: DiskTrouble.From(ioError)).Reason);
        Assert.Equal(DropReason.DiskReadOnly, DiskTrouble.From(SQLiteException.New(SQLite3.Result.ReadOnly, "read-only"), before: full).Reason);
    }

    [Fact]
    public async Task Light_waits_for_the_commit()
    {
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port);
        await Eventually.Holds(() => kiosk.Part(Part.Disk).Status == PartStatus.Ok);
        using (SQLiteConnection other = OutboxFile.OpenForReading(_data.Path))
        {
            other.Execute("BEGIN IMMEDIATE");
            await kiosk.Press(1);
            Assert.Equal(0, kiosk.Chip.Rising(Kiosk.ThanksLine));
            other.Execute("COMMIT");
        }

        await Eventually.Holds(() => kiosk.Chip.Rising(Kiosk.ThanksLine) == 1);
    }

    [Fact]
    public async Task Press_that_cannot_be_stored_is_refused_in_red_counted_and_makes_no_gap()
    {
        string path = OutboxFile.PathIn(_data.Path);
        Directory.CreateDirectory(path);
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port);
        await Eventually.Holds(() => kiosk.Part(Part.Disk).Status == PartStatus.Failed);
        await kiosk.Press(1);
        await Eventually.Holds(() => kiosk.Chip.Rising(Kiosk.RefusedLine) == 2);
        Assert.Equal(0, kiosk.Chip.Rising(Kiosk.ThanksLine));
        Assert.Equal((1, 1, 0), (kiosk.Ledger.Produced, kiosk.Ledger.Dropped, kiosk.Ledger.Waiting));

        Directory.Delete(path);
        await Eventually.Holds(() => kiosk.Part(Part.Disk).Status == PartStatus.Ok);
        await kiosk.Press(3);
        await Eventually.Holds(() => _hub.Presses.Any(press => press.Value == 3));
        Assert.Equal(1, kiosk.Chip.Rising(Kiosk.ThanksLine));
        await Eventually.Holds(() => kiosk.Ledger is { Waiting: 0, Dropped: 1 });
        Assert.Equal(kiosk.Ledger.Produced, kiosk.Ledger.Acknowledged + 1);
        Assert.Equal(Enumerable.Range(1, _hub.Stored.Count), _hub.Stored.Values.Select(one => (int)one.Sequence).Order());
    }

    [Fact]
    public async Task Kiosk_with_a_full_outbox_still_takes_presses_and_deletions_and_says_so()
    {
        await _hub.Stop();
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port, "--Outbox:MaxWaiting=1000");
        OutboxWriter writer = (OutboxWriter)kiosk.Services.GetService(typeof(OutboxWriter))!;
        var reason = new ReasonEvent { Reason = "price" };
        int refused = 0;
        for (int i = 0; i < 1_005; i++)
        {
            var done = new TaskCompletionSource();
            writer.AppendLater(reason, TimeSpan.Zero, result =>
            {
                refused += result.Refused == DropReason.OutboxFull ? 1 : 0;
                done.SetResult();
            });
            await done.Task;
        }

        Assert.True(refused >= 5);
        Assert.Equal(PartStatus.Failed, kiosk.Part(Part.Outbox).Status);
        var forgotten = new TaskCompletionSource<AppendResult>();
        writer.AppendLater(new ForgetEvent { Epoch = await writer.Epoch, Seq = 1, By = "shopper" }, TimeSpan.Zero, forgotten.SetResult);
        Assert.NotNull((await forgotten.Task).Stored);
        await kiosk.Press(2);
        Assert.Equal(1, kiosk.Chip.Rising(Kiosk.ThanksLine));
        LedgerCounters ledger = kiosk.Ledger;
        Assert.Equal(ledger.Produced, ledger.Acknowledged + ledger.Quarantined + ledger.Dropped + ledger.Waiting);
    }

    [Fact]
    public async Task Errand_that_the_disk_refuses_is_done_once_it_takes_it()
    {
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port);
        ErrandsWorker errands = (ErrandsWorker)kiosk.Services.GetService(typeof(ErrandsWorker))!;
        int tries = 0;
        errands.Give(() => ++tries switch
        {
            1 => throw new OutboxException("refused", "replace-disk"),
            2 => Task.FromResult(false),
            _ => Task.FromResult(true),
        });
        errands.Give(() => throw new InvalidOperationException("our own bug"));
        errands.Store(new ForgetEvent { Epoch = "000001-0123456789abcdef", Seq = 1, By = "shopper" }, TimeSpan.Zero);
        await Eventually.Holds(() => _hub.Stored.Values.Any(one => one.Data is ForgetEvent));
        Assert.Equal(3, tries);
    }
}
