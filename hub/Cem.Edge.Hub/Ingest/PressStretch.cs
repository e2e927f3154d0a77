using Cem.Edge.Contracts;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Presses of one device and question around new ones, without a pause at which labels cannot influence one another.</summary>
/// <param name="Presses">In order of time.</param>
/// <param name="FirstKnown">First press whose whole context is here: 0 unless a busy stretch was cut.</param>
/// <param name="LastKnown">First press after those.</param>
/// <param name="ReachesNewest">No press of this device and question is newer than the last one here.</param>
internal sealed record PressStretch(IReadOnlyList<PressRow> Presses, int FirstKnown, int LastKnown, bool ReachesNewest)
{
    // A busy kiosk has no pause all day. No rule looks further than some dozen presses, so a stretch is cut here
    // and the outer half of a cut side serves as context only.
    public const int MostPerSide = 200;

    private const string OfDevice = """
        SELECT arrival, @device AS device, (SELECT epoch FROM epoch WHERE id = epoch_id) AS epoch, seq, at, question, scale, value, channel, label, touchpoint,
          coalesce(json_extract(data, '$.test'), 0) AS test, json_extract(data, '$.heldMs') AS heldMs
        FROM event WHERE device_id = (SELECT id FROM device WHERE device = @device) AND type = 'cem.press.v1'
        """;

    /// <summary>The stored press of this id, or null when it has not arrived.</summary>
    public static PressRow? Find(SqliteTransaction transaction, string device, PressReference press) => transaction.Connection!.QuerySingleOrDefault<PressRow>(
        $"{OfDevice} AND seq = @Seq AND epoch_id = (SELECT id FROM epoch WHERE epoch = @Epoch AND device_id = event.device_id)", new { device, press.Epoch, press.Seq }, transaction);

    public static IEnumerable<PressStretch> Around(SqliteTransaction transaction, string device, string question, IReadOnlyList<PressRow> fresh, TimeSpan quiet)
    {
        long pause = (long)quiet.TotalMilliseconds;
        foreach ((long first, long last) in Clusters(fresh, pause))
        {
            List<PressRow> Read(string condition) => transaction.Connection!.Query<PressRow>(
                $"{OfDevice} AND question = @question AND {condition}", new { device, question, first, last, limit = MostPerSide }, transaction).AsList();

            // The fresh ones have no rows yet, but each may lie beside the stretch of others.
            IEnumerable<PressRow> With(List<PressRow> rows, Func<PressRow, bool> belongs) => rows.Concat(fresh.Where(belongs)).DistinctBy(press => press.Arrival);

            PressRow[] before = [.. With(Read("at < @first ORDER BY at DESC, arrival DESC LIMIT @limit"), press => press.At < first).OrderDescending(PressRow.ByTime).Take(MostPerSide)];
            PressRow[] during = [.. With(Read("at BETWEEN @first AND @last"), press => press.At >= first && press.At <= last).Order(PressRow.ByTime)];
            PressRow[] after = [.. With(Read("at > @last ORDER BY at, arrival LIMIT @limit"), press => press.At > last).Order(PressRow.ByTime).Take(MostPerSide)];
            List<PressRow> nearBefore = Near(before, first, pause);
            List<PressRow> nearAfter = Near(after, last, pause);
            nearBefore.Reverse();
            int cutBefore = nearBefore.Count == MostPerSide ? MostPerSide / 2 : 0;
            int cutAfter = nearAfter.Count == MostPerSide ? MostPerSide / 2 : 0;
            PressRow[] all = [.. nearBefore, .. during, .. nearAfter];
            yield return new PressStretch(all, cutBefore, all.Length - cutAfter, ReachesNewest: after.Length == 0);
        }
    }

    private static IEnumerable<(long First, long Last)> Clusters(IReadOnlyList<PressRow> fresh, long pause)
    {
        int start = 0;
        for (int i = 1; i <= fresh.Count; i++)
        {
            if (i == fresh.Count || fresh[i].At - fresh[i - 1].At >= 2 * pause)
            {
                yield return (fresh[start].At, fresh[i - 1].At);
                start = i;
            }
        }
    }

    /// <summary>Those of <paramref name="presses"/> (nearest first) that are reached from <paramref name="from"/> without a pause.</summary>
    private static List<PressRow> Near(IEnumerable<PressRow> presses, long from, long pause) =>
        [.. presses.TakeWhile(press =>
        {
            bool reached = Math.Abs(press.At - from) < pause;
            from = press.At;
            return reached;
        })];
}
