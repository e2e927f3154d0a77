using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Settings;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// The one writer of the outbox, on a thread of its own. Presses go before everything else; a press that finds the writer idle is
/// committed at once, presses that gather during a commit share the next one.
/// </summary>
internal sealed partial class OutboxWriter(
    OutboxOptions options, DeviceOptions device, DeviceClock clock, HealthBoard health, DiskWatch disk, LedgerBook ledger, ILogger<OutboxWriter> log) : BackgroundService
{
    private const int LargestGroup = 64;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    private readonly WriterInbox _inbox = new();
    private readonly OutboxSession _session = new(options.Folder, device.Address, clock, ledger);
    private readonly TaskCompletionSource<string> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastStored;

    /// <summary>The epoch of this start; completes once the file is open.</summary>
    public Task<string> Epoch => _opened.Task;

    /// <summary>The newest stored event.</summary>
    public EventKey LastStored => EventKey.From(Interlocked.Read(ref _lastStored));

    /// <summary>Raised on the writer's thread after each commit that stored something; handlers must not wait.</summary>
    public event Action? Stored;

    /// <summary>Stores what a person waits for. Its result always comes, also when the disk or this queue refuses.</summary>
    public void AppendUrgent(EventData data, TimeSpan at, Action<AppendResult> done)
    {
        if (!_inbox.TryGive(new Append(data, at, done)))
        {
            ledger.RememberDropped(DropReason.WriterBusy);
            done(new AppendResult(null, DropReason.WriterBusy));
        }
    }

    /// <summary>Stores what nobody waits for; refused and counted when the disk does not take it or too much waits already.</summary>
    public void AppendLater(EventData data, TimeSpan at, Action<AppendResult> done)
    {
        var append = new Append(data, at, done);
        if (!_inbox.TryGive(() => Commit([append])))
        {
            ledger.RememberDropped(DropReason.WriterBusy);
            done(new AppendResult(null, DropReason.WriterBusy));
        }
    }

    /// <summary>Runs <paramref name="work"/> on the writer's thread in one transaction; throws what the disk threw.</summary>
    public Task<T> Change<T>(Func<OutboxTables, T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _inbox.TryGive(Run) ? done.Task : Task.FromException<T>(new OutboxException("the outbox writer is overloaded", "call-support"));

        void Run()
        {
            try
            {
                T result = default!; // set by the work, or the transaction throws
                _session.Transact(tables => result = work(tables));
                ReportDiskOk();
                done.SetResult(result);
            }
            catch (Exception failure) when (DiskTrouble.IsDisk(failure))
            {
                disk.Failed(DiskTrouble.From(failure));
                done.SetException(failure);
            }
        }
    }

    /// <summary>Empties the write-ahead log, in which erased words would live on.</summary>
    public Task Vacate()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _inbox.TryGive(Run) ? done.Task : Task.FromException(new OutboxException("the outbox writer is overloaded", "call-support"));

        void Run()
        {
            try
            {
                _session.Checkpoint();
                done.SetResult();
            }
            catch (Exception failure) when (DiskTrouble.IsDisk(failure))
            {
                done.SetException(failure);
            }
        }
    }

    /// <summary>A lamp has thanked for a press. Entered with the next commit, so that a blink costs no disk write.</summary>
    public void CountLit() => ledger.Remember(LedgerBook.Lit);

    public override void Dispose()
    {
        base.Dispose();
        _session.Dispose();
        _inbox.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => OwnThread.Run("outbox", ThreadRank.Urgent, () => Loop(stoppingToken));

    private void Loop(CancellationToken stop)
    {
        TryOpen();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                bool arrived = _inbox.Wait(Idle, stop);
                Serve(arrived);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        // What was accepted before the stop is still owed.
        while (Serve(arrived: true))
        {
        }
    }

    private bool Serve(bool arrived)
    {
        if (_inbox.TakeUrgent(LargestGroup) is { Count: > 0 } group)
        {
            Commit(group);
            return true;
        }

        if (_inbox.TryTake(out Action? job))
        {
            job();
            return true;
        }

        if (!arrived && (ledger.HasPending || !_opened.Task.IsCompleted || !disk.Writes))
        {
            TryOpen();
        }

        return false;
    }

    private void Commit(IReadOnlyList<Append> group)
    {
        if (group is [{ Data: not PressEvent } only] && ledger.Waiting >= options.MaxWaiting)
        {
            ledger.RememberDropped(DropReason.OutboxFull);
            ReportOutbox();
            only.Done(new AppendResult(null, DropReason.OutboxFull));
            return;
        }

        DiskTrouble? trouble = null;
        IReadOnlyList<EventKey>? keys = TryStore(group, ref trouble) ?? TryStore(group, ref trouble);
        if (keys is null)
        {
            _session.GiveUp(group.Count, trouble!.Reason); // a refused store always names its trouble
            LogRefused(group.Count, trouble.Detail);
        }

        for (int i = 0; i < group.Count; i++)
        {
            group[i].Done(keys is null ? new AppendResult(null, trouble!.Reason) : new AppendResult(new PressReference(_session.Epoch!, keys[i].Seq), null));
        }

        if (keys is not null)
        {
            Interlocked.Exchange(ref _lastStored, keys[^1].Value);
            Stored?.Invoke();
        }
    }

    private IReadOnlyList<EventKey>? TryStore(IReadOnlyList<Append> group, ref DiskTrouble? trouble)
    {
        try
        {
            IReadOnlyList<EventKey> keys = (trouble is null ? null : _session.Recover()) ?? _session.Store(group);
            ReportDiskOk();
            return keys;
        }
        catch (Exception failure) when (DiskTrouble.IsDisk(failure))
        {
            trouble = DiskTrouble.From(failure);
            disk.Failed(trouble);
            return null;
        }
    }

    // Opens the file at start and after trouble, and enters what was counted in memory meanwhile.
    private void TryOpen()
    {
        try
        {
            _session.Transact(_ => { });
            ReportDiskOk();
        }
        catch (Exception failure) when (DiskTrouble.IsDisk(failure))
        {
            disk.Failed(DiskTrouble.From(failure));
        }
    }

    private void ReportDiskOk()
    {
        if (_opened.TrySetResult(_session.Epoch!))
        {
            LogOpened(_session.Epoch!);
        }

        disk.WroteWell();
        ReportOutbox();
    }

    private void ReportOutbox()
    {
        if (ledger.Waiting >= options.MaxWaiting)
        {
            health.Report(Part.Outbox, PartStatusOf.Failed, $"over {options.MaxWaiting} events wait for the hub: only presses are still stored", "check-network");
        }
        else if (_session.SetAside is { } kept)
        {
            health.Report(Part.Outbox, PartStatusOf.Degraded, $"a damaged outbox was set aside as {Path.GetFileName(kept)}", "send-file-to-support");
        }
        else
        {
            health.Report(Part.Outbox, PartStatusOf.Ok);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Outbox open, epoch {Epoch}")]
    private partial void LogOpened(string epoch);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} event(s) could not be stored and are counted as dropped: {Detail}")]
    private partial void LogRefused(int count, string detail);
}
