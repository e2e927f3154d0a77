using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Support;

/// <summary>An outbox on a real file without threads, so that a test decides what happens when.</summary>
internal sealed class OutboxRig : IDisposable
{
    private readonly TempFolder _folder = new();

    public OutboxRig()
    {
        Clock = new DeviceClock(TimeProvider.System, new ClockSynchronisation(TimeProvider.System));
        Session = Open();
    }

    public string Folder => _folder.Path;

    public DeviceClock Clock { get; }

    public LedgerBook Ledger { get; private set; } = new();

    public OutboxSession Session { get; private set; }

    public static PressEvent Press(int value = 0) => new() { Question = "satisfied", Scale = 5, Value = value };

    public IReadOnlyList<EventKey> Store(int count) => Session.Store([.. Enumerable.Range(0, count).Select(_ => new Append(Press(), Clock.Uptime, _ => { }))]);

    /// <summary>What a restart of the agent does to the outbox; <paramref name="meanwhile"/> happens to its files while no agent runs.</summary>
    public void Restart(Action? meanwhile = null)
    {
        Session.Dispose();
        meanwhile?.Invoke();
        Ledger = new LedgerBook();
        Session = Open();
    }

    public void Dispose()
    {
        Session.Dispose();
        _folder.Dispose();
    }

    private OutboxSession Open()
    {
        var session = new OutboxSession(Folder, TestHub.Device, Clock, Ledger);
        session.Transact(_ => { });
        return session;
    }
}
