using Cem.Edge.Scoring;
using Cem.Edge.Scoring.Weights;
using Cem.Edge.Tools.Calibrating;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>
/// Fits slope and offset of the log-odds (Platt) to what the scorer puts out for held-out texts with one clause that passes the gate, whose sign is then that of the text.
/// Both signs of a domain weigh the same, and so do domains that are large enough.
/// </summary>
internal static class CalibrationFit
{
    /// <summary>Clauses of one sign and domain from which on more do not weigh more; fewer weigh as many as they are, or a dozen would bend the whole.</summary>
    private const double Enough = 250;

    public static CalibrationFigures Fit(IReadOnlyList<HeldOutText> texts, OpinionScale scale)
    {
        var cases = texts.Where(text => text.Text.Positive is not null)
            .Select(text => (text.Domain, Positive: text.Text.Positive == true, Opinions: text.Clauses.Where(clause => clause.Judge(scale, Calibration.None) == Gate.Opinion).ToArray()))
            .Where(text => text.Opinions.Length == 1)
            .Select(text => new SignedOdds(text.Domain, text.Positive, text.Opinions[0].Polarity.LogOdds)).ToArray();
        var weightOf = cases.GroupBy(one => one.Domain).ToDictionary(domain => domain.Key, domain => Math.Min(Enough, domain.Count() / 2.0));
        var sizes = cases.CountBy(one => (one.Domain, one.Positive)).ToDictionary();
        double[] weights = [.. cases.Select(one => weightOf[one.Domain] / sizes[(one.Domain, one.Positive)])];
        var calibration = Fit(cases, weights);
        return new CalibrationFigures(calibration, cases.Length, [.. cases.GroupBy(one => one.Domain).OrderBy(domain => domain.Key, StringComparer.Ordinal)
            .Select(domain => DomainCalibration.Of(domain.Key, calibration, [.. domain]))]);
    }

    private static Calibration Fit(SignedOdds[] cases, double[] weights)
    {
        var solution = Lbfgs.Minimise([1, 0], (at, gradient) =>
        {
            var loss = 0.0;
            Array.Clear(gradient);
            for (var i = 0; i < cases.Length; i++)
            {
                var p = new Calibration(at[0], at[1]).Probability(cases[i].LogOdds);
                loss -= weights[i] * Math.Log(Math.Max(cases[i].Positive ? p : 1 - p, double.Epsilon));
                var slope = weights[i] * (p - (cases[i].Positive ? 1 : 0));
                gradient[0] += slope * cases[i].LogOdds;
                gradient[1] += slope;
            }

            return loss;
        });
        return new Calibration(Math.Round(solution[0], 4), Math.Round(solution[1], 4));
    }
}

/// <summary>A clause's log-odds before calibration, and its truth.</summary>
internal readonly record struct SignedOdds(string Domain, bool Positive, double LogOdds);

/// <param name="Clauses">Held-out clauses it was fitted to.</param>
internal sealed record CalibrationFigures(Calibration Calibration, int Clauses, IReadOnlyList<DomainCalibration> Domains);

/// <summary>What the calibration is worth on one held-out domain.</summary>
/// <param name="ShareRight">Share of the clauses whose sign is right.</param>
internal sealed record DomainCalibration(string Domain, int N, double MeanConfidence, double ShareRight, double Error)
{
    public static DomainCalibration Of(string domain, Calibration calibration, IReadOnlyList<SignedOdds> cases)
    {
        var judged = cases.Select(one => calibration.Probability(one.LogOdds) is var p
            ? new Judged(Math.Max(p, 1 - p), p >= 0.5 == one.Positive ? 1 : 0, 1) : default).ToArray();
        return new DomainCalibration(domain, cases.Count, judged.Average(one => one.Confidence), judged.Average(one => one.Right), ConfidenceBins.Error(ConfidenceBins.Of(judged)));
    }
}
