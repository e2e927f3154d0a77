using Cem.Edge.Scoring;
using Cem.Edge.Scoring.Weights;
using Cem.Edge.Tools.Calibrating;
using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>
/// Fits slope and offset of the log-odds (Platt), and what nearness to store remarks changes, to what the scorer puts out for held-out texts with one clause that passes the
/// gate, whose sign is then that of the text. Both signs of a domain weigh the same, and so do domains that are large enough. Labels known to be wrong now and then are taken so.
/// </summary>
internal static class CalibrationFit
{
    /// <summary>Clauses of one sign and domain from which on more do not weigh more; fewer weigh as many as they are, or a dozen would bend the whole.</summary>
    private const double Enough = 250;

    /// <summary>Holds the part of nearness at 0 where it says nothing: to the n-grams every text is equally near.</summary>
    private const double NearStrength = 1;

    public static CalibrationFigures Fit(IReadOnlyList<HeldOutText> texts, OpinionScale scale)
    {
        var cases = texts.Where(text => text.Text.Positive is not null)
            .Select(text => (text.Domain, Positive: text.Text.Positive == true, Opinions: text.Clauses.Where(clause => clause.Judge(scale, Calibration.None) == Gate.Opinion).ToArray()))
            .Where(text => text.Opinions.Length == 1)
            .Select(text => new SignedOdds(text.Domain, text.Positive, text.Opinions[0].Polarity.LogOdds, text.Opinions[0].Polarity.Remark?.Nearness ?? 0)).ToArray();
        var weightOf = cases.GroupBy(one => one.Domain).ToDictionary(domain => domain.Key, domain => Math.Min(Enough, domain.Count() / 2.0));
        var sizes = cases.CountBy(one => (one.Domain, one.Positive)).ToDictionary();
        double[] weights = [.. cases.Select(one => weightOf[one.Domain] / sizes[(one.Domain, one.Positive)])];
        var calibration = Fit(cases, weights);
        return new CalibrationFigures(calibration, cases.Length, [.. cases.GroupBy(one => one.Domain).OrderBy(domain => domain.Key, StringComparer.Ordinal)
            .Select(domain => DomainCalibration.Of(domain.Key, calibration, [.. domain]))]);
    }

    /// <param name="weights">Of the cases, in order.</param>
    public static Calibration Fit(IReadOnlyList<SignedOdds> cases, IReadOnlyList<double> weights)
    {
        var solution = Lbfgs.Minimise([1, 0, 0], (at, gradient) =>
        {
            var loss = NearStrength * at[2] * at[2] / 2;
            Array.Clear(gradient);
            gradient[2] = NearStrength * at[2];
            for (var i = 0; i < cases.Count; i++)
            {
                var one = cases[i];
                var p = new Calibration(at[0] + (at[2] * one.Nearness), at[1]).Probability(one.LogOdds);
                var labelled = one.LabelledPositive(p);
                var share = Math.Max(one.Positive ? labelled : 1 - labelled, double.Epsilon);
                loss -= weights[i] * Math.Log(share);
                var slope = weights[i] * (one.Positive ? -1 : 1) * one.Certainty * p * (1 - p) / share;
                gradient[0] += slope * one.LogOdds;
                gradient[1] += slope;
                gradient[2] += slope * one.LogOdds * one.Nearness;
            }

            return loss;
        });
        return new Calibration(Math.Round(solution[0], 4), Math.Round(solution[1], 4), Math.Round(solution[2], 4));
    }
}

/// <summary>A clause's log-odds before calibration, and its label.</summary>
internal readonly record struct SignedOdds(string Domain, bool Positive, double LogOdds, double Nearness)
{
    /// <summary>What a sign is worth for the label: 1 where labels are right.</summary>
    public double Certainty => 1 - Wrong.UnderPositive - Wrong.UnderNegative;

    /// <summary>Of complaints the share labelled positive, of praise the share labelled negative.</summary>
    private (double UnderPositive, double UnderNegative) Wrong => Domain == ShopComments.Source ? (ShopComments.ComplaintsUnderPositive, ShopComments.PraiseUnderNegative) : (0, 0);

    /// <summary>Share of labels that are positive where a share <paramref name="p"/> praises.</summary>
    public double LabelledPositive(double p) => Wrong.UnderPositive + (Certainty * p);

    /// <summary>How far the label bears out what was said: on average over many the share that is right, though below 0 or above 1 for one.</summary>
    public double BornOut(bool positive) => ((positive == Positive ? 1 : 0) - (positive ? Wrong.UnderPositive : Wrong.UnderNegative)) / Certainty;
}

/// <param name="Clauses">Held-out clauses it was fitted to.</param>
internal sealed record CalibrationFigures(Calibration Calibration, int Clauses, IReadOnlyList<DomainCalibration> Domains);

/// <summary>What the calibration is worth on one held-out domain.</summary>
/// <param name="ShareRight">Share of the clauses whose sign is right, wrong labels taken off.</param>
internal sealed record DomainCalibration(string Domain, int N, double MeanConfidence, double ShareRight, double Error)
{
    public static DomainCalibration Of(string domain, Calibration calibration, IReadOnlyList<SignedOdds> cases)
    {
        var judged = cases.Select(one => calibration.At(one.Nearness).Probability(one.LogOdds) is var p
            ? new Judged(Math.Max(p, 1 - p), one.BornOut(p >= 0.5), 1) : default).ToArray();
        return new DomainCalibration(domain, cases.Count, judged.Average(one => one.Confidence), judged.Average(one => one.Right), ConfidenceBins.Error(ConfidenceBins.Of(judged)));
    }
}
