namespace Cem.Edge.FirmwareSim.Lights;

/// <summary>A press as the hub stored it; <paramref name="Uptime"/> is the device's monotonic stamp of the first edge.</summary>
internal sealed record PressRow(string Device, string Epoch, long Sequence, int Face, TimeSpan Uptime);

/// <summary>How the hub's rows answer to the simulator's presses.</summary>
internal sealed record RowMatch(
    IReadOnlyList<PressLit> LitWithoutRow, IReadOnlyList<PressRow> RowsWithoutPress, IReadOnlyDictionary<PressMade, PressRow> Rows)
{
    /// <summary>
    /// The row carries the agent's monotonic stamp of the first edge in whole milliseconds, which lies inside the press's own bracket on the same
    /// clock. Two presses of one face are at least 105 ms apart (60 held, 45 at rest), so a row can answer one press only.
    /// </summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(2);

    /// <summary>Matches one to one by device, face and time. The simulator knows neither epoch nor sequence, and need not.</summary>
    public static RowMatch Of(IEnumerable<PressMade> made, IEnumerable<PressLit> lit, IEnumerable<PressRow> rows)
    {
        ILookup<(string Device, int Face), PressRow> rowsOf = rows.OrderBy(row => row.Uptime).ToLookup(row => (row.Device, row.Face));
        ILookup<(string Device, int Face), PressMade> madeOf = made.OrderBy(press => press.Before.Uptime).ToLookup(press => (press.Device, press.Face));
        var matched = new Dictionary<PressMade, PressRow>();
        var orphans = new List<PressRow>();
        foreach ((string Device, int Face) button in rowsOf.Select(group => group.Key).Union(madeOf.Select(group => group.Key)))
        {
            Match([.. madeOf[button]], [.. rowsOf[button]], matched, orphans);
        }

        return new RowMatch([.. lit.Where(light => !matched.ContainsKey(light.Press))], orphans, matched);
    }

    private static void Match(List<PressMade> presses, List<PressRow> rows, Dictionary<PressMade, PressRow> matched, List<PressRow> orphans)
    {
        int next = 0;
        foreach (PressMade press in presses)
        {
            while (next < rows.Count && rows[next].Uptime < press.Before.Uptime - Tolerance)
            {
                orphans.Add(rows[next++]);
            }

            if (next < rows.Count && rows[next].Uptime <= press.After.Uptime + Tolerance)
            {
                matched.Add(press, rows[next++]);
            }
        }

        orphans.AddRange(rows.Skip(next));
    }
}
