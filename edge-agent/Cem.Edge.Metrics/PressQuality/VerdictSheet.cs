namespace Cem.Edge.Metrics.PressQuality;

/// <summary>The presses under judgement; the first verdict on a press stands.</summary>
internal sealed class VerdictSheet(IReadOnlyList<PressSample> presses, PressRules rules)
{
    private readonly (PressLabel Label, string Reason)?[] _verdicts = new (PressLabel, string)?[presses.Count];

    public PressRules Rules => rules;

    public int Count => presses.Count;

    public PressSample this[int index] => presses[index];

    public bool IsOpen(int index) => _verdicts[index] is null;

    public void Say(int index, PressLabel label, string reason) => _verdicts[index] ??= (label, reason);

    /// <summary>Indices no rule has taken yet.</summary>
    public int[] Open() => [.. Enumerable.Range(0, Count).Where(IsOpen)];

    /// <summary>Cuts <paramref name="indices"/> wherever the press after is not reached from the press before.</summary>
    public IEnumerable<ArraySegment<int>> Runs(int[] indices, Func<PressSample, PressSample, bool> goesOn)
    {
        for (var start = 0; start < indices.Length;)
        {
            var end = start + 1;
            while (end < indices.Length && goesOn(presses[indices[end - 1]], presses[indices[end]]))
            {
                end++;
            }

            yield return new ArraySegment<int>(indices, start, end - start);
            start = end;
        }
    }

    /// <summary>Coefficient of variation of the gaps between the presses of <paramref name="run"/>; infinite for fewer than two gaps.</summary>
    public double GapVariation(ArraySegment<int> run)
    {
        if (run.Count < 3)
        {
            return double.PositiveInfinity;
        }

        var gaps = new double[run.Count - 1];
        for (var i = 0; i < gaps.Length; i++)
        {
            gaps[i] = (presses[run[i + 1]].At - presses[run[i]].At).TotalMilliseconds;
        }

        var mean = gaps.Average();
        return mean == 0 ? 0 : Math.Sqrt(gaps.Sum(gap => (gap - mean) * (gap - mean)) / gaps.Length) / mean;
    }

    public IReadOnlyList<LabelledPress> Result()
    {
        var result = new LabelledPress[Count];
        for (var i = 0; i < Count; i++)
        {
            var (label, reason) = _verdicts[i] ?? (PressLabel.Ok, PressReasons.Vote);
            result[i] = new LabelledPress(presses[i], label, reason, rules.Version);
        }

        return result;
    }
}
