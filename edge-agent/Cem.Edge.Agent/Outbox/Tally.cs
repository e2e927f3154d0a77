namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// What the ledger says, kept beside the outbox: it survives a damaged outbox file, and counts of presses that the disk refused survive the agent's end.
/// </summary>
/// <param name="Generation">Grows with every write; the higher of two is the newer.</param>
/// <param name="Start">The start counter that was used last.</param>
/// <param name="Counters">Counters of the ledger, with those that the outbox file did not take yet.</param>
/// <param name="Epochs">Epochs of which events may wait, oldest first, the current one last.</param>
internal sealed record Tally(long Generation, int Start, IReadOnlyDictionary<string, long> Counters, IReadOnlyList<NumbersInUse> Epochs)
{
    public static readonly Tally None = new(0, 0, new Dictionary<string, long>(), []);

    /// <summary>Whether the other one differs by its generation only.</summary>
    public bool SaysTheSame(Tally other) =>
        Start == other.Start && Epochs.SequenceEqual(other.Epochs) && Counters.Count == other.Counters.Count
        && Counters.All(one => other.Counters.TryGetValue(one.Key, out long value) && value == one.Value);
}

/// <summary>Numbers of one epoch, the first that may wait to the last that was given.</summary>
internal sealed record NumbersInUse(string Epoch, long First, long Last);
