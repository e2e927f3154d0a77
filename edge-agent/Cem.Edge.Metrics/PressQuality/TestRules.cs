namespace Cem.Edge.Metrics.PressQuality;

/// <summary>Presses in test mode, and the two outer faces held to start it: those are stored before anybody knows that test mode follows.</summary>
internal static class TestRules
{
    public static void Apply(VerdictSheet sheet)
    {
        for (var i = 0; i < sheet.Count; i++)
        {
            if (sheet[i].Test)
            {
                sheet.Say(i, PressLabel.Test, PressReasons.TestMode);
                LabelStart(sheet, i);
            }
        }
    }

    private static void LabelStart(VerdictSheet sheet, int firstTest)
    {
        for (var i = firstTest - 1; i > 0 && sheet[firstTest].At - sheet[i].At <= sheet.Rules.TestModeLasts; i--)
        {
            if (sheet[i].Test)
            {
                return;
            }

            if (IsOuterPair(sheet[i - 1], sheet[i], sheet.Rules))
            {
                sheet.Say(i, PressLabel.Test, PressReasons.TestModeStart);
                sheet.Say(i - 1, PressLabel.Test, PressReasons.TestModeStart);
                return;
            }
        }
    }

    private static bool IsOuterPair(PressSample first, PressSample second, PressRules rules) =>
        !first.Test
        && second.At - first.At <= rules.TestPair
        && Math.Min(first.Value, second.Value) == 0
        && Math.Max(first.Value, second.Value) == first.Scale - 1;
}
