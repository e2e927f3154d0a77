namespace Cem.Edge.Metrics.PressQuality;

/// <summary>
/// Whoever goes on slower than a visit. Regular spacing alone does not convict, since a queue at a gate is regular too: it needs one face
/// all the time, a sweep from end to end, or a spacing that no queue has.
/// </summary>
internal static class PatternRules
{
    public static void Apply(VerdictSheet sheet)
    {
        var rules = sheet.Rules;
        foreach (var run in sheet.Runs(sheet.Open(), (before, after) => after.At - before.At < rules.BurstPause))
        {
            Mark(sheet, run.Windows(rules.RegularRun), part => sheet.GapVariation(part) < rules.MetronomeSpacing, PressReasons.Metronome);
            Mark(sheet, run.Windows(rules.RegularRun), part => IsOneFace(sheet, part) && sheet.GapVariation(part) < rules.RegularSpacing, PressReasons.RegularRun);
            Mark(sheet, run.Windows(rules.SweepRun), part => IsSweep(sheet, part), PressReasons.Sweep);
        }
    }

    private static void Mark(VerdictSheet sheet, IEnumerable<ArraySegment<int>> parts, Func<ArraySegment<int>, bool> convicts, string reason)
    {
        foreach (var index in parts.Where(convicts).SelectMany(part => part))
        {
            sheet.Say(index, PressLabel.Pattern, reason);
        }
    }

    private static bool IsOneFace(VerdictSheet sheet, ArraySegment<int> part) => part.All(index => sheet[index].Value == sheet[part[0]].Value);

    /// <summary>Each step goes to the next face in one direction; at an end it turns round or starts again at the other end.</summary>
    private static bool IsSweep(VerdictSheet sheet, ArraySegment<int> part)
    {
        var direction = 0;
        for (var i = 1; i < part.Count; i++)
        {
            var (before, after) = (sheet[part[i - 1]], sheet[part[i]]);
            var (step, last) = (after.Value - before.Value, before.Scale - 1);
            if (after.At - before.At > sheet.Rules.SweepStep)
            {
                return false;
            }

            if (Math.Abs(step) == last && last > 1)
            {
                var startsAgain = step < 0 ? 1 : -1;
                if (direction != 0 && direction != startsAgain)
                {
                    return false;
                }

                direction = startsAgain;
            }
            else if (Math.Abs(step) == 1 && (direction == 0 || step == direction || before.Value == 0 || before.Value == last))
            {
                direction = step;
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
