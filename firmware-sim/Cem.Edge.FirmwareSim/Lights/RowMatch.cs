namespace Cem.Edge.FirmwareSim.Lights;

/// <summary>A press as the hub stored it; <paramref name="Uptime"/> is the device's monotonic stamp of the first edge.</summary>
internal sealed record PressRow(string Device, string Epoch, long Sequence, int Face, TimeSpan Uptime);

/// <summary>How the hub's rows answer to the simulator's presses.</summary>
internal sealed record RowMatch(
    IReadOnlyList<PressLit> LitWithoutRow, IReadOnlyList<PressRow> RowsWithoutPress, IReadOnlyDictionary<PressMade, PressRow> Rows)
{
    /// <summary>
    /// The row carries the agent's monotonic stamp of an edge, which lies inside the press's own bracket on the same clock, however long the machine stalls; but
    /// in whole milliseconds. Two presses of one face are at least 105 ms apart (60 held, 45 at rest), so a row can answer one press only.
    /// </summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(2);

    /// <summary>Matches one to one by device, face and time, certain presses first. The simulator knows neither epoch nor sequence, and need not.</summary>
    public static RowMatch Of(IEnumerable<PressMade> made, IEnumerable<PressLit> lit, IEnumerable<PressRow> rows)
    {
        ILookup<(string Device, int Face), PressMade> madeOf = made.OrderBy(press => press.Before.Uptime).ToLookup(press => (press.Device, press.Face));
        var matched = new Dictionary<PressMade, PressRow>();
        var orphans = new List<PressRow>();
        foreach (IGrouping<(string Device, int Face), PressRow> button in rows.OrderBy(row => row.Uptime).GroupBy(row => (row.Device, row.Face)))
        {
            List<PressRow> unanswered = Match(madeOf[button.Key].Where(press => press.Certain), [.. button], matched);
            orphans.AddRange(Match(madeOf[button.Key].Where(press => !press.Certain), unanswered, matched));
        }

        return new RowMatch([.. lit.Where(light => !matched.ContainsKey(light.Press))], orphans, matched);
    }

    /// <summary>Returns the rows that answer none of these presses.</summary>
    private static List<PressRow> Match(IEnumerable<PressMade> presses, List<PressRow> rows, Dictionary<PressMade, PressRow> matched)
    {
        int next = 0;
        var left = new List<PressRow>();
        foreach (PressMade press in presses)
        {
            while (next < rows.Count && rows[next].Uptime < press.Before.Uptime - Rounding)
            {
                left.Add(rows[next++]);
            }

            if (next < rows.Count && rows[next].Uptime <= press.After.Uptime + Rounding)
            {
                matched.Add(press, rows[next++]);
            }
        }

        left.AddRange(rows.Skip(next));
        return left;
    }
}
