using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>Watches every connection of the MQTT port from its first byte, before TLS: counts them, looks twice a second who takes too long, and cuts those.</summary>
internal sealed class ConnectionWatch(IOptions<BrokerOptions> broker, IOptions<GuardOptions> guard, TimeProvider time, GuardCounts counts, ILogger<GuardLog> logger) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private readonly GuardLog log = new(logger);
    private readonly ConnectionGate gate = new(guard.Value);
    private readonly ConnectRate rate = new(guard.Value.ConnectsPerSecond);
    private readonly RestSchedule rest = new();
    private readonly long start = time.GetTimestamp();
    private ITimer? timer;

    public GuardOptions Limits => guard.Value;

    public ConnectionGate Gate => gate;

    public TimeSpan Now => time.GetElapsedTime(start);

    public void Start() => timer ??= time.CreateTimer(_ => Look(), null, LookEvery, LookEvery);

    /// <summary>Connection middleware. What comes after it (TLS, MQTT) finds the <see cref="Visit"/> in the features.</summary>
    public async Task GuardAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var visit = new Visit(connection, Now);
        PacketFault? full = gate.Enter(visit, out Visit? pushedOut);
        if (pushedOut is not null)
        {
            Cut(pushedOut, new PacketFault(FaultReason.QuotaExceeded, "pushed out: too many that have not logged in"));
        }

        if (full is not null)
        {
            Note(visit, full);
            connection.Abort(new ConnectionAbortedException(full.Rule));
            return;
        }

        try
        {
            connection.Features.Set(visit);
            await next(connection);
        }
        finally
        {
            gate.Leave(visit);
        }
    }

    /// <summary>Null when the CONNECT may go on.</summary>
    public PacketFault? Admit() => rate.TryTake(Now) ? null : new PacketFault(FaultReason.ConnectionRateExceeded, "too many CONNECTs at once; come again later");

    public void LogIn(Visit visit)
    {
        visit.Pace.LogIn();
        gate.LogIn(visit);
        rest.NoteLogIn(Now);
    }

    /// <summary>Counts a connection that is refused, and says so in the log.</summary>
    public void Note(Visit visit, PacketFault fault)
    {
        counts.Count(fault);
        log.Note(fault, visit.Address, Now);
    }

    public void Dispose() => timer?.Dispose();

    private void Look()
    {
        foreach (Visit visit in gate.All())
        {
            if (visit.Pace.Overdue(Now, broker.Value.LoginTimeout, guard.Value) is { } fault)
            {
                Cut(visit, fault);
            }
        }

        if (rest.IsDue(Now))
        {
            ProcessMemory.GiveBack();
        }
    }

    private void Cut(Visit visit, PacketFault fault)
    {
        if (visit.Cut(fault))
        {
            Note(visit, fault);
        }
    }
}
