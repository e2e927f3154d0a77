namespace Cem.Edge.Metrics.PressQuality;

/// <summary>Two different faces at practically the same moment: nobody knows which was meant, so neither is a vote.</summary>
internal static class TogetherRules
{
    public static void Apply(VerdictSheet sheet)
    {
        var open = sheet.Open();
        for (var i = 0; i < open.Length; i++)
        {
            for (var j = i + 1; j < open.Length && sheet[open[j]].At - sheet[open[i]].At <= sheet.Rules.TogetherWithin; j++)
            {
                if (sheet[open[i]].Value != sheet[open[j]].Value)
                {
                    sheet.Say(open[i], PressLabel.Ambiguous, PressReasons.TwoFacesTogether);
                    sheet.Say(open[j], PressLabel.Ambiguous, PressReasons.TwoFacesTogether);
                }
            }
        }
    }
}
