using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Settings;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// The one writer of the outbox, on a thread of its own. Presses go before everything else; a press that finds the writer idle is
/// committed at once, presses that gather during a commit share the next one.
/// </summary>
internal sealed partial class OutboxWriter : BackgroundService
{
    private const int LargestGroup = 64;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    /// <summary>A large file is checked, or saved from damage, before the first press; on a slow card that takes its time.</summary>
    private static readonly TimeSpan Opening = TimeSpan.FromMinutes(3);

    private readonly WriterInbox _inbox = new();
    private readonly TaskCompletionSource<string> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LedgerBook _ledger;
    private readonly OutboxSession _session;
    private readonly OutboxCondition _condition;
    private readonly GroupCommit _commit;
    private readonly Action _rehearse;
    private readonly Heartbeats _hearts;
    private readonly ILogger _log;
    private long _lastStored;
    private volatile bool _owesVacating = true;

    public OutboxWriter(OutboxOptions options, DeviceOptions device, DeviceClock clock, HealthBoard health, DiskWatch disk, LedgerBook ledger, Heartbeats hearts, ILogger<OutboxWriter> log)
    {
        (_ledger, _hearts, _log) = (ledger, hearts, log);
        _session = new OutboxSession(options.Folder, device.Address, clock, ledger, options.Sync);
        _session.Opening += () => hearts.Beat(AgentLoop.Outbox, Opening);
        _condition = new OutboxCondition(options, _session, ledger, disk, health);
        _commit = new GroupCommit(_session, _condition, ledger);
        _rehearse = () => Rehearsal.Run(device.Address, clock);
    }

    /// <summary>Raised on the writer's thread after each commit that stored something; handlers must not wait.</summary>
    public event Action? Stored;

    /// <summary>The epoch of this start; completes once the file is open.</summary>
    public Task<string> Epoch => _opened.Task;

    /// <summary>The newest stored event.</summary>
    public EventKey LastStored => EventKey.From(Interlocked.Read(ref _lastStored));

    /// <summary>Stores what a person waits for. Its result always comes, also when the disk or this queue refuses.</summary>
    public void AppendUrgent(EventData data, TimeSpan at, Action<AppendResult> done)
    {
        var append = new Append(data, at, done);
        if (!_inbox.TryGive(append))
        {
            Refuse(append);
        }
    }

    /// <summary>Stores what nobody waits for; refused and counted when the disk does not take it or too much waits already.</summary>
    public void AppendLater(EventData data, TimeSpan at, Action<AppendResult> done)
    {
        var append = new Append(data, at, done);
        if (!_inbox.TryGive(() => Commit([append])))
        {
            Refuse(append);
        }
    }

    /// <summary>Stores what its owner will try again until it is stored; a refusal is therefore no loss and not counted. Throws when the queue is full.</summary>
    public Task<bool> Offer(EventData data, TimeSpan at) => OnThread(() =>
    {
        if (_commit.Offer(new Append(data, at, _ => { })) is not { } key)
        {
            return false;
        }

        NoteOpen();
        Note(key);
        return true;
    });

    /// <summary>Runs <paramref name="work"/> on the writer's thread in one transaction; throws what it or the disk threw.</summary>
    public Task<T> Change<T>(Func<OutboxTables, T> work) => OnThread(() =>
    {
        T result = default!; // set by the work, or the transaction throws
        _session.Transact(tables => result = work(tables));
        NoteOpen();
        return result;
    });

    /// <summary>Moves the next few events of finished calls into the outbox; returns how many, none when nothing is left. Throws what the disk threw; can be asked again.</summary>
    public Task<int> Release() => OnThread(() =>
    {
        IReadOnlyList<EventKey> keys = _session.Release();
        NoteOpen();
        if (keys is [.., var last])
        {
            Note(last);
        }

        return keys.Count;
    });

    /// <summary>Erased words may still lie in the write-ahead log. True from the start: the agent before may have been killed in between.</summary>
    public bool OwesVacating => _owesVacating;

    /// <summary>Empties the write-ahead log, in which erased words would live on; false while a reader is in the way, then upkeep tries again.</summary>
    public Task<bool> Vacate()
    {
        _owesVacating = true;
        return OnThread(() =>
        {
            bool emptied = _session.Checkpoint();
            _owesVacating = !emptied;
            return emptied;
        });
    }

    /// <summary>Forces the tally beside the file to the disk.</summary>
    public Task<bool> SyncTally() => OnThread(() =>
    {
        _session.SyncTally();
        return true;
    });

    /// <summary>A lamp has thanked for a press. Entered with the next commit, so that a blink costs no disk write.</summary>
    public void CountLit() => _ledger.Remember(LedgerBook.Lit);

    public override void Dispose()
    {
        base.Dispose();
        _session.Dispose();
        _inbox.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => OwnThread.Run("outbox", ThreadRank.Urgent, () => Loop(stoppingToken));

    private Task<T> OnThread<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _inbox.TryGive(Run) ? done.Task : Task.FromException<T>(new OutboxException("the outbox writer is overloaded", "call-support"));

        void Run()
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception failure)
            {
                // Whatever it is belongs to the caller; the writer's thread goes on for the presses.
                if (DiskTrouble.IsDisk(failure))
                {
                    _condition.Failed(failure);
                }

                done.SetException(failure);
            }
        }
    }

    private void Refuse(Append append)
    {
        _ledger.RememberDropped(DropReason.WriterBusy);
        append.Done(new AppendResult(null, DropReason.WriterBusy));
    }

    private void Loop(CancellationToken stop)
    {
        _rehearse();
        Open();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _hearts.Beat(AgentLoop.Outbox);
                bool arrived = _inbox.Wait(Idle, stop);
                if (!Serve() && !arrived && (_ledger.HasPending || !_opened.Task.IsCompleted || !_condition.DiskWrites))
                {
                    Open();
                }
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        // What was accepted before the stop is still owed.
        while (Serve())
        {
        }
    }

    private bool Serve()
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

        return false;
    }

    private void Commit(IReadOnlyList<Append> group)
    {
        if (_commit.Store(group) is { } last)
        {
            NoteOpen();
            Note(last);
        }
        else
        {
            LogRefused(group.Count);
        }
    }

    private void Note(EventKey last)
    {
        Interlocked.Exchange(ref _lastStored, last.Value);
        Stored?.Invoke();
    }

    // Opens the file at start and after trouble, and enters what was counted in memory meanwhile.
    private void Open()
    {
        try
        {
            _session.Transact(_ => { });
            NoteOpen();
        }
        catch (Exception failure) when (DiskTrouble.IsDisk(failure))
        {
            LogClosed(_condition.Failed(failure).Detail);
        }
    }

    private void NoteOpen()
    {
        _condition.Wrote();
        if (_session.Epoch is { } epoch && _opened.TrySetResult(epoch))
        {
            LogOpened(epoch);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Outbox open, epoch {Epoch}")]
    private partial void LogOpened(string epoch);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox not open: {Problem}")]
    private partial void LogClosed(string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} event(s) could not be stored and are counted as dropped")]
    private partial void LogRefused(int count);
}
