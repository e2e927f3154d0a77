using Cem.Edge.Scoring;
using Cem.Edge.Tools.EvaluateScoring.Reading;

namespace Cem.Edge.Tools.EvaluateScoring.Own;

/// <summary>Does one mention of danger alert, and do near words stay quiet?</summary>
/// <param name="Critical">Critical remarks.</param>
/// <param name="Recall">Share of them that alert.</param>
/// <param name="Harmless">Remarks with near words.</param>
/// <param name="FalseAlarms">Share of them that alert.</param>
internal sealed record AlarmFigures(int Critical, double Recall, int Harmless, double FalseAlarms)
{
    public static AlarmFigures Of(IReadOnlyCollection<Verdict> critical, IReadOnlyCollection<Verdict> harmless) =>
        new(critical.Count, Share(critical), harmless.Count, Share(harmless));

    private static double Share(IReadOnlyCollection<Verdict> verdicts) =>
        verdicts.Count == 0 ? 0 : Math.Round(verdicts.Count(verdict => verdict.Severity == Severity.Critical) / (double)verdicts.Count, 4);
}
