using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Detection;

/// <summary>
/// One mention of something critical alerts, however unsure the rest of the scoring is. Of a call only the customer's words do, or those of a speaker who
/// is not known: an agent repeats what was said, and reads out warnings.
/// </summary>
internal static class CriticalWatch
{
    public const string Critical = "critical";

    /// <summary>Index of the clause that alerts, or null. A forgotten remark never does.</summary>
    public static int? CriticalClause(VoiceEvent remark)
    {
        if (remark.Status is VoiceStatus.Forgotten or VoiceStatus.Unscored || remark.Side == CallSide.Agent)
        {
            return null;
        }

        for (int i = 0; i < remark.Findings.Count; i++)
        {
            if (remark.Findings[i].Severity == Critical)
            {
                return i;
            }
        }

        return null;
    }
}
