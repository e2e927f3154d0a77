namespace Cem.Edge.Hub.Ingest;

/// <summary>
/// The newest presses of each device and question with their labels, as far as a new press could still change them. Presses that come in
/// order need no reading then. After a rollback everything is forgotten.
/// </summary>
internal sealed class PressTails(TimeSpan quiet)
{
    private const int MostTails = 20_000;

    private readonly Dictionary<(string Device, string Question), List<PressRow>> tails = [];

    public void Forget() => tails.Clear();

    /// <summary>Leaves nothing to go on from: the next stretch is read from the database.</summary>
    public void Drop(string device, string question) => tails.Remove((device, question));

    /// <summary>The stretch around <paramref name="fresh"/> (in order of time), or null when it reaches back behind what is known here.</summary>
    public PressStretch? Extend(string device, string question, IReadOnlyList<PressRow> fresh)
    {
        if (!tails.TryGetValue((device, question), out List<PressRow>? tail) || fresh[0].At < tail[0].At)
        {
            return null;
        }

        // What lies a pause back cannot change any more, nor say anything of what comes.
        PressRow[] all = fresh[0].At - tail[^1].At >= (long)quiet.TotalMilliseconds ? [.. fresh] : [.. tail, .. fresh];
        if (fresh[0].At < tail[^1].At)
        {
            Array.Sort(all, PressRow.ByTime);
        }

        return new PressStretch(all, all.Length > fresh.Count && tail.Count >= PressStretch.MostPerSide ? PressStretch.MostPerSide / 2 : 0, all.Length, ReachesNewest: true);
    }

    /// <summary>Keeps the end of a labelled stretch; one that does not reach the newest press leaves nothing to go on from.</summary>
    public void Keep(string device, string question, PressStretch stretch)
    {
        if (!stretch.ReachesNewest)
        {
            Drop(device, question);
            return;
        }

        if (tails.Count >= MostTails)
        {
            tails.Clear();
        }

        long pause = (long)quiet.TotalMilliseconds;
        int from = stretch.Presses.Count - 1;
        while (from > 0 && stretch.Presses.Count - from < PressStretch.MostPerSide && stretch.Presses[from].At - stretch.Presses[from - 1].At < pause)
        {
            from--;
        }

        tails[(device, question)] = [.. stretch.Presses.Skip(from)];
    }
}
