using Cem.Edge.Agent.Health;
using Cem.Edge.Contracts;
using SQLite;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// Goes the way of a press once, on a database in memory, before the first shopper does: else that shopper waits for the just-in-time
/// compiler of the JSON codec and the object mapper (20 to 60 ms on two busy cores).
/// </summary>
internal static class Rehearsal
{
    private const string AnyEpoch = "000001-0000000000000000";

    public static void Run(DeviceAddress device, DeviceClock clock)
    {
        using SQLiteConnection memory = OutboxFile.OpenInMemory();
        var tables = new OutboxTables(memory);
        var press = new PressEvent { Question = "rehearsal", Scale = 2, Value = 0 };
        memory.BeginTransaction();
        tables.Insert(new EventKey(1, 1), Wire.Write(Wire.Envelope(device, clock.Stamp(AnyEpoch, 1, clock.Uptime), press)), clock.Now);
        tables.Add(LedgerBook.Produced, 1);
        tables.Counters();
        memory.Commit();
    }
}
