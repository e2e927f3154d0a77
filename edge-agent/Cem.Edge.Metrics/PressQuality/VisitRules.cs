namespace Cem.Edge.Metrics.PressQuality;

/// <summary>One press is the vote, two are a correction, more are play.</summary>
internal static class VisitRules
{
    public static void ApplyToPlay(VerdictSheet sheet)
    {
        foreach (var index in Visits(sheet).Where(visit => visit.Count > 2).SelectMany(visit => visit))
        {
            sheet.Say(index, PressLabel.Mash, PressReasons.MoreThanTwo);
        }
    }

    public static void ApplyToCorrections(VerdictSheet sheet)
    {
        foreach (var visit in Visits(sheet).Where(visit => visit.Count == 2))
        {
            sheet.Say(visit[0], PressLabel.Repeat, PressReasons.FirstOfTwo);
            sheet.Say(visit[1], PressLabel.Ok, PressReasons.LastOfTwo);
        }
    }

    private static IEnumerable<ArraySegment<int>> Visits(VerdictSheet sheet) =>
        sheet.Runs(sheet.Open(), (before, after) => after.At - before.At < sheet.Rules.VisitGap);
}
