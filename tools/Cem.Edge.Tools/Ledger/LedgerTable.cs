using System.Globalization;

namespace Cem.Edge.Tools.Ledger;

/// <summary>The ledger for reading. Stored is what was at the hub when the device counted, so that the columns add up.</summary>
internal static class LedgerTable
{
    private static readonly string[] Head = ["device", "produced", "stored", "quarantined", "dropped", "waiting", "difference", "holds"];

    public static void Write(IReadOnlyList<LedgerLine> lines, TextWriter output)
    {
        string[][] rows = [Head, .. lines.Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, Head.Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
        }
    }

    private static string[] Cells(LedgerLine line)
    {
        LedgerCounts ledger = line.Ledger;
        return
        [
            line.Device, ledger.Produced is { } produced ? Number(produced) : "-", Number(ledger.Produced is null ? ledger.Stored : ledger.StoredThen),
            Number(ledger.Quarantined), Number(ledger.Dropped), Number(ledger.Waiting), ledger.Produced is null ? "-" : Number(ledger.Difference),
            ledger.Holds switch { true => "yes", false => "NO", null => "not counted yet" },
        ];
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
