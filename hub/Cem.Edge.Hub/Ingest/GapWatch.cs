using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Decides when missing numbers are asked for again. A gap that shrinks is being sent already and gets its time anew.</summary>
internal sealed class GapWatch
{
    private readonly Lock access = new();
    private readonly Dictionary<(DeviceAddress Device, string Epoch), Gap> gaps = [];

    /// <summary>Takes note of where an epoch stands after a commit.</summary>
    public void Look(DeviceAddress device, Ack cursor, DateTimeOffset now)
    {
        lock (access)
        {
            if (cursor.Ranges.Count == 0)
            {
                gaps.Remove((device, cursor.Epoch));
                return;
            }

            var missing = new SeqRange(cursor.UpTo + 1, cursor.Ranges[0].From - 1);
            if (!gaps.TryGetValue((device, cursor.Epoch), out Gap? known) || known.Missing != missing)
            {
                gaps[(device, cursor.Epoch)] = new Gap(missing, now);
            }
        }
    }

    /// <summary>Gaps that have not moved for <paramref name="patience"/>; each is named again only after the same time.</summary>
    public IReadOnlyList<(DeviceAddress Device, ReplayCommand Command)> Due(DateTimeOffset now, TimeSpan patience)
    {
        lock (access)
        {
            var due = gaps.Where(gap => now - gap.Value.Since >= patience).ToArray();
            foreach (var ((device, epoch), gap) in due)
            {
                gaps[(device, epoch)] = gap with { Since = now };
            }

            return [.. due.Select(gap => (gap.Key.Device, new ReplayCommand(gap.Key.Epoch, gap.Value.Missing.From, gap.Value.Missing.To)))];
        }
    }

    private sealed record Gap(SeqRange Missing, DateTimeOffset Since);
}
