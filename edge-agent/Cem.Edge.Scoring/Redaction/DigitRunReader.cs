using System.Text.RegularExpressions;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>Finds the digit runs of a shadow text: numbers with nothing but separators and fillers between them. A date with its time is none.</summary>
internal static partial class DigitRunReader
{
    public static IReadOnlyList<DigitRun> Read(string shadow)
    {
        var runs = new List<DigitRun>();
        var groups = new List<DigitGroup>();
        var loose = false;
        var dates = DatePattern().Matches(shadow);
        foreach (var group in DigitGroupReader.Read(shadow).Where(group => !dates.Any(date => date.Index <= group.Start && group.End <= date.Index + date.Length)))
        {
            if (groups.Count > 0)
            {
                var joint = Joints.Between(shadow.AsSpan(groups[^1].End, group.Start - groups[^1].End));
                if (joint == Joint.None)
                {
                    runs.Add(new DigitRun([.. groups], loose));
                    groups.Clear();
                    loose = false;
                }

                loose |= joint == Joint.Loose;
            }

            groups.Add(group);
        }

        if (groups.Count > 0)
        {
            runs.Add(new DigitRun(groups, loose));
        }

        return runs;
    }

    [GeneratedRegex(@"\b(19|20)[0-9]{2}[-/.年] ?[0-9]{1,2}[-/.月] ?[0-9]{1,2}日?( [0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?(?![0-9-])|\b[0-9]{1,2}[-/.][0-9]{1,2}[-/.](19|20)[0-9]{2}( [0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?(?![0-9-])", RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();
}
