using Cem.Edge.Contracts;
using Cem.Edge.Metrics.PressQuality;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Labels new presses together with their neighbours and moves the counters of those whose label changed, in the same transaction.</summary>
internal static class PressRelabelling
{
    public static readonly string Ok = PressLabel.Ok.Word();
    public static readonly string Test = PressLabel.Test.Word();

    private static readonly PressRules Rules = PressRules.Default;

    public static void Apply(SqliteTransaction transaction, List<StoredEvent> stored, CounterTally tally)
    {
        var positions = new Dictionary<long, int>();
        for (int i = 0; i < stored.Count; i++)
        {
            if (stored[i].Data is PressEvent)
            {
                positions.Add(stored[i].Arrival, i);
            }
        }

        foreach (var group in positions.Values.Select(i => stored[i]).GroupBy(press => (press.Device.Device, ((PressEvent)press.Data).Question)))
        {
            foreach (PressStretch stretch in PressStretch.Around(transaction, group.Key.Device, group.Key.Question, group.Select(press => press.At), Rules.Quiet))
            {
                Relabel(transaction, stretch, stored, positions, tally);
            }
        }
    }

    private static void Relabel(SqliteTransaction transaction, PressStretch stretch, List<StoredEvent> stored, Dictionary<long, int> positions, CounterTally tally)
    {
        IReadOnlyList<LabelledPress> labels = PressLabeller.Label([.. stretch.Presses.Select(press => press.Sample())], Rules);
        for (int i = stretch.FirstKnown; i < stretch.LastKnown; i++)
        {
            PressRow press = stretch.Presses[i];
            string label = labels[i].Label.Word();
            if (press.Label == label)
            {
                continue;
            }

            transaction.Connection!.Execute("UPDATE event SET label = @label WHERE arrival = @Arrival", new { label, press.Arrival }, transaction);
            tally.Move(press.Counter(), label);
            if (positions.TryGetValue(press.Arrival, out int position))
            {
                stored[position] = stored[position] with { Label = label };
            }
        }
    }
}
