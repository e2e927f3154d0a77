using Cem.Edge.Contracts;
using Cem.Edge.Metrics.PressQuality;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Labels new presses together with their neighbours and moves the counters of those whose label changed, in the same transaction.</summary>
internal sealed class PressRelabelling
{
    public static readonly string Ok = PressLabel.Ok.Word();
    public static readonly string Test = PressLabel.Test.Word();

    private static readonly PressRules Rules = PressRules.Default;

    private readonly PressTails tails = new(Rules.Quiet);
    private readonly StaffTests staff = new();

    public void Forget()
    {
        tails.Forget();
        staff.Forget();
    }

    /// <summary>Remembers the presses that <paramref name="health"/> names as the beginning of a staff test; the next <see cref="Apply"/> labels them.</summary>
    public void Learn(SqliteTransaction transaction, EpochEntry sender, HealthEvent health) => staff.Save(transaction, sender, health);

    /// <summary>Gives the presses in <paramref name="stored"/>, which have no rows yet, their labels, and changes those of older rows.</summary>
    public void Apply(SqliteTransaction transaction, List<StoredEvent> stored, EventStatements statements, CounterTally tally)
    {
        var positions = new Dictionary<long, int>();
        for (int i = 0; i < stored.Count; i++)
        {
            if (stored[i].Data is PressEvent)
            {
                positions.Add(stored[i].Arrival, i);
            }
        }

        IEnumerable<PressRow> changed = positions.Values.Select(i => PressRow.Of(stored[i])).Concat(NamedEarlier(transaction, stored, positions));
        foreach (var group in changed.GroupBy(press => (press.Device, press.Question)))
        {
            PressRow[] fresh = [.. group.Order(PressRow.ByTime)];
            foreach (PressStretch stretch in tails.Extend(group.Key.Device, group.Key.Question, fresh) is { } known
                ? [known]
                : PressStretch.Around(transaction, group.Key.Device, group.Key.Question, fresh, Rules.Quiet))
            {
                Relabel(transaction, stretch, stored, positions, statements, tally);
                tails.Keep(group.Key.Device, group.Key.Question, stretch);
            }
        }
    }

    private IEnumerable<PressRow> NamedEarlier(SqliteTransaction transaction, List<StoredEvent> stored, Dictionary<long, int> positions)
    {
        foreach (StoredEvent health in stored)
        {
            foreach (PressReference named in (health.Data as HealthEvent)?.TestPresses ?? [])
            {
                if (PressStretch.Find(transaction, health.Device.Device, named) is { } press && !positions.ContainsKey(press.Arrival))
                {
                    tails.Drop(press.Device, press.Question);
                    yield return press;
                }
            }
        }
    }

    private void Relabel(SqliteTransaction transaction, PressStretch stretch, List<StoredEvent> stored, Dictionary<long, int> positions, EventStatements statements, CounterTally tally)
    {
        foreach (PressRow press in stretch.Presses)
        {
            press.Test |= staff.Names(transaction, press.Device, press.Epoch, press.Seq);
        }

        IReadOnlyList<LabelledPress> labels = PressLabeller.Label([.. stretch.Presses.Select(press => press.Sample())], Rules);
        for (int i = stretch.FirstKnown; i < stretch.LastKnown; i++)
        {
            PressRow press = stretch.Presses[i];
            string label = labels[i].Label.Word();
            if (press.Label == label)
            {
                continue;
            }

            if (positions.TryGetValue(press.Arrival, out int position))
            {
                stored[position] = stored[position] with { Label = label };
            }
            else
            {
                statements.Relabel(press.Arrival, label);
                tally.Move(press.Counter(), label);
            }

            press.Label = label;
        }
    }
}
