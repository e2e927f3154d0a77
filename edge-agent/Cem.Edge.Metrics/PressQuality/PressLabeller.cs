namespace Cem.Edge.Metrics.PressQuality;

/// <summary>
/// Labels the presses of one device and question (METRICS.md 6). A rule that comes first wins, and a press that no earlier rule took
/// goes on to the next: test, stuck, ambiguous, mash, pattern, repeat.
/// </summary>
public static class PressLabeller
{
    /// <param name="presses">In order of time.</param>
    /// <param name="rules">Rules and their settings.</param>
    /// <returns>One labelled press per press, in the same order.</returns>
    /// <exception cref="ArgumentException">The presses are not in order of time.</exception>
    public static IReadOnlyList<LabelledPress> Label(IReadOnlyList<PressSample> presses, PressRules rules)
    {
        ArgumentNullException.ThrowIfNull(presses);
        ArgumentNullException.ThrowIfNull(rules);
        var near = false;
        for (var i = 1; i < presses.Count; i++)
        {
            if (presses[i].At < presses[i - 1].At)
            {
                throw new ArgumentException($"Press {i} is older than the one before it; sort by time first.", nameof(presses));
            }

            near |= presses[i].At - presses[i - 1].At <= rules.Apart;
        }

        var verdicts = new VerdictSheet(presses, rules);
        TestRules.Apply(verdicts);
        if (!near && rules.SweepRun > 1)
        {
            // Most presses of a day: no rule about several presses can bite.
            StuckRules.ApplyToHolds(verdicts);
            return verdicts.Result();
        }

        StuckRules.Apply(verdicts);
        TogetherRules.Apply(verdicts);
        VisitRules.ApplyToPlay(verdicts);
        PatternRules.Apply(verdicts);
        VisitRules.ApplyToCorrections(verdicts);
        return verdicts.Result();
    }

    /// <summary>
    /// The presses whose label a press at <paramref name="at"/> can change, and all presses those labels depend on: the stretch around it
    /// without a pause of <see cref="PressRules.Quiet"/>. Relabelling just this stretch gives what relabelling everything would give.
    /// </summary>
    /// <param name="times">Times of the presses of one device and question, in order; the new one may be among them.</param>
    /// <param name="at">Time of the press that came or changed.</param>
    /// <param name="rules">Rules and their settings.</param>
    public static Range Reach(IReadOnlyList<DateTimeOffset> times, DateTimeOffset at, PressRules rules)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(rules);
        var position = 0;
        while (position < times.Count && times[position] < at)
        {
            position++;
        }

        var start = position;
        for (var next = at; start > 0 && next - times[start - 1] < rules.Quiet; start--)
        {
            next = times[start - 1];
        }

        var end = position;
        for (var last = at; end < times.Count && times[end] - last < rules.Quiet; end++)
        {
            last = times[end];
        }

        return start..end;
    }
}
