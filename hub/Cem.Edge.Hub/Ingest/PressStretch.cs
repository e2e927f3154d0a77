using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Presses of one device and question around new ones, without a pause at which labels cannot influence one another.</summary>
/// <param name="Presses">In order of time.</param>
/// <param name="FirstKnown">First press whose whole context is here: 0 unless a busy stretch was cut.</param>
/// <param name="LastKnown">First press after those.</param>
internal sealed record PressStretch(IReadOnlyList<PressRow> Presses, int FirstKnown, int LastKnown)
{
    // A busy kiosk has no pause all day. No rule looks further than some dozen presses, so a stretch is cut here
    // and the outer half of a cut side serves as context only.
    private const int MostPerSide = 200;

    private const string Columns = """
        SELECT arrival, at, question, scale, value, channel, label, touchpoint,
          coalesce(json_extract(data, '$.test'), 0) AS test, json_extract(data, '$.heldMs') AS heldMs
        FROM event WHERE device_id = (SELECT id FROM device WHERE device = @device) AND type = 'cem.press.v1' AND question = @question
        """;

    public static IEnumerable<PressStretch> Around(SqliteTransaction transaction, string device, string question, IEnumerable<DateTimeOffset> times, TimeSpan quiet)
    {
        long pause = (long)quiet.TotalMilliseconds;
        foreach ((long first, long last) in Clusters(times, pause))
        {
            List<PressRow> Read(string condition) => transaction.Connection!.Query<PressRow>(
                $"{Columns} AND {condition}", new { device, question, first, last, limit = MostPerSide }, transaction).AsList();

            List<PressRow> before = Read("at < @first ORDER BY at DESC, arrival DESC LIMIT @limit");
            List<PressRow> during = Read("at BETWEEN @first AND @last ORDER BY at, arrival");
            List<PressRow> after = Read("at > @last ORDER BY at, arrival LIMIT @limit");
            List<PressRow> nearBefore = Near(before, first, pause);
            List<PressRow> nearAfter = Near(after, last, pause);
            nearBefore.Reverse();
            int cutBefore = nearBefore.Count == MostPerSide ? MostPerSide / 2 : 0;
            int cutAfter = nearAfter.Count == MostPerSide ? MostPerSide / 2 : 0;
            PressRow[] all = [.. nearBefore, .. during, .. nearAfter];
            yield return new PressStretch(all, cutBefore, all.Length - cutAfter);
        }
    }

    private static IEnumerable<(long First, long Last)> Clusters(IEnumerable<DateTimeOffset> times, long pause)
    {
        long[] sorted = [.. times.Select(at => at.ToUnixTimeMilliseconds()).Order()];
        int start = 0;
        for (int i = 1; i <= sorted.Length; i++)
        {
            if (i == sorted.Length || sorted[i] - sorted[i - 1] >= 2 * pause)
            {
                yield return (sorted[start], sorted[i - 1]);
                start = i;
            }
        }
    }

    /// <summary>Those of <paramref name="presses"/> (nearest first) that are reached from <paramref name="from"/> without a pause.</summary>
    private static List<PressRow> Near(List<PressRow> presses, long from, long pause) =>
        [.. presses.TakeWhile(press =>
        {
            bool reached = Math.Abs(press.At - from) < pause;
            from = press.At;
            return reached;
        })];
}
