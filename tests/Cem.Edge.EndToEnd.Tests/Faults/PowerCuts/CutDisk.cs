using System.Globalization;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Storms;
using SQLite;

namespace Cem.Edge.EndToEnd.Tests.Faults.PowerCuts;

/// <summary>What a disk holds after a cut: the rows of every kiosk, what SQLite says of each file, and the bytes of all files.</summary>
internal sealed record CutDisk(IReadOnlyList<(string BootId, PressRow Press)> Rows, IReadOnlyList<string> Damage, long Bytes)
{
    public static CutDisk Read(string copy, int kiosks)
    {
        var rows = new List<(string, PressRow)>();
        var damage = new List<string>();
        long bytes = new DirectoryInfo(copy).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        foreach (string kiosk in Enumerable.Range(0, kiosks).Select(StormKiosk.NameOf).Where(kiosk => File.Exists(OutboxFile.PathIn(Path.Combine(copy, kiosk)))))
        {
            string folder = Path.Combine(copy, kiosk);
            damage.AddRange(Directory.EnumerateFiles(folder, "*damaged*"));
            using SQLiteConnection file = OutboxFile.OpenForReading(folder);
            string verdict = file.ExecuteScalar<string>("PRAGMA integrity_check");
            if (verdict != "ok")
            {
                damage.Add($"{kiosk}: {verdict}");
            }

            // The cut may have come before the tables: every light of this kiosk is lost then.
            if (file.GetTableInfo("event").Count > 0)
            {
                rows.AddRange(file.Query<EventRow>("SELECT key, body FROM event").SelectMany(row => Press(row, kiosk)));
            }
        }

        return new CutDisk(rows, damage, bytes);
    }

    /// <summary>Lights without a row; each start of the machine has its own boot id and its own monotonic clock.</summary>
    public IReadOnlyList<PressLit> Lost(IReadOnlyDictionary<string, IReadOnlyList<PressLit>> litByBoot)
    {
        ILookup<string, PressRow> rows = Rows.ToLookup(row => row.BootId, row => row.Press);
        return [.. litByBoot.SelectMany(boot => RowMatch.Of(boot.Value.Select(one => one.Press), boot.Value, rows[boot.Key]).LitWithoutRow)];
    }

    private static IEnumerable<(string, PressRow)> Press(EventRow row, string kiosk)
    {
        if (Wire.ReadMessage(row.Body, new DeviceAddress(StormKiosk.Tenant, StormKiosk.Site, kiosk)).Events is [{ Event: { Data: PressEvent press } stored }])
        {
            EventEnvelope envelope = stored.Envelope;
            var uptime = TimeSpan.FromMilliseconds(long.Parse(envelope.UptimeMs, NumberStyles.None, CultureInfo.InvariantCulture));
            yield return (envelope.BootId, new PressRow(kiosk, envelope.Epoch, stored.Sequence, press.Value, uptime));
        }
    }
}
