namespace Cem.Edge.Metrics.PressQuality;

/// <summary>A button that hangs: held too long, or firing by itself like a clock.</summary>
internal static class StuckRules
{
    public static void Apply(VerdictSheet sheet)
    {
        ApplyToHolds(sheet);
        var window = sheet.Rules.StuckRun + 1;
        foreach (var run in sheet.Runs(sheet.Open(), (before, after) => before.Value == after.Value && after.At - before.At < sheet.Rules.BurstPause))
        {
            foreach (var part in run.Windows(window).Where(part => sheet.GapVariation(part) < sheet.Rules.ConstantSpacing))
            {
                foreach (var index in part)
                {
                    sheet.Say(index, PressLabel.Stuck, PressReasons.ConstantSpacing);
                }
            }
        }
    }

    public static void ApplyToHolds(VerdictSheet sheet)
    {
        for (var i = 0; i < sheet.Count; i++)
        {
            if (sheet[i].HeldMs is { } held && held > sheet.Rules.LongestHold.TotalMilliseconds)
            {
                sheet.Say(i, PressLabel.Stuck, PressReasons.HeldTooLong);
            }
        }
    }

    /// <summary>Every stretch of <paramref name="length"/> neighbours.</summary>
    public static IEnumerable<ArraySegment<int>> Windows(this ArraySegment<int> run, int length)
    {
        for (var start = 0; start + length <= run.Count; start++)
        {
            yield return run.Slice(start, length);
        }
    }
}
