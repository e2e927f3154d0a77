using Cem.Edge.Agent.Outbox;
using Cem.Edge.EndToEnd.Tests.Faults.PowerCuts;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Storms;
using SQLite;

namespace Cem.Edge.EndToEnd.Tests.Faults.SystemCalls;

/// <summary>What an outbox file holds after its agent has ended, read with nothing of the agent's own opening: rows, counters, SQLite's verdict.</summary>
internal sealed record OutboxAccount(string Verdict, IReadOnlyList<EventKey> Keys, IReadOnlyDictionary<string, long> Counters, CutDisk Disk)
{
    public static OutboxAccount Read(string folder)
    {
        using SQLiteConnection file = OutboxFile.OpenForReading(Path.Combine(folder, StormKiosk.NameOf(0)));
        string verdict = file.ExecuteScalar<string>("PRAGMA integrity_check");
        bool empty = file.GetTableInfo("counter").Count == 0;
        return new OutboxAccount(
            verdict,
            empty ? [] : [.. file.QueryScalars<long>("SELECT key FROM event ORDER BY key").Select(EventKey.From)],
            empty ? new Dictionary<string, long>() : file.Query<CounterRow>("SELECT name, value FROM counter").ToDictionary(row => row.Name, row => row.Value),
            CutDisk.Read(folder, 1));
    }

    public long Dropped => Counters.Where(one => LedgerBook.IsDropped(one.Key)).Sum(one => one.Value);

    public IReadOnlyList<PressLit> Lost(IReadOnlyList<PressLit> lit) => RowMatch.Of(lit.Select(one => one.Press), lit, Disk.Rows.Select(row => row.Press)).LitWithoutRow;

    /// <summary>Sound, no number twice and none missing, and the ledger adds up.</summary>
    public void Holds()
    {
        Assert.Equal("ok", Verdict);
        Assert.Empty(Disk.Damage);
        Assert.All(Keys.GroupBy(key => key.Start), start => Assert.Equal(Enumerable.Range(1, start.Count()).Select(seq => (long)seq), start.Select(key => key.Seq)));
        Assert.Equal(Counters.GetValueOrDefault(LedgerBook.Produced), Keys.Count + Dropped);
    }
}
