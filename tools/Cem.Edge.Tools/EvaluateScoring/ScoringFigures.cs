using Cem.Edge.Scoring;
using Cem.Edge.Tools.EvaluateScoring.Figures;
using Cem.Edge.Tools.EvaluateScoring.Own;
using Cem.Edge.Tools.EvaluateScoring.Privacy;
using Cem.Edge.Tools.EvaluateScoring.Reading;
using Cem.Edge.Tools.EvaluateScoring.Sets;

namespace Cem.Edge.Tools.EvaluateScoring;

/// <summary>From verdicts to figures, set by set.</summary>
internal sealed class ScoringFigures(ScoringSets sets, VerdictTable verdicts)
{
    /// <summary>English opinions that requests are told from.</summary>
    private const string Opinions = "amazon";

    /// <summary>Smaller sets would weigh as much as large ones and say little: reviews of many clauses leave three texts.</summary>
    private const int FewestToCalibrate = 30;

    public Dictionary<string, SetFigures> Sets() =>
        sets.Polarity.Where(set => set.Texts.Count > 0).Select(set => (set.Name, Figures: SetFigures.Of(Cases(set))))
            .Concat(sets.Aspects.SelectMany(AspectFigures))
            .ToDictionary(set => set.Name, set => set.Figures);

    public Dictionary<string, GateFigures> Gate()
    {
        var opinions = sets.Polarity.FirstOrDefault(set => set.Name == Opinions);
        return sets.Requests.ToDictionary(set => set.Name, set => Requests(set, opinions)).Concat(OwnGates()).ToDictionary();
    }

    /// <summary>What noise costs, in points of accuracy (Chinese: balanced accuracy), against the text without punctuation.</summary>
    public static Dictionary<string, double> Losses(IReadOnlyDictionary<string, SetFigures> figures)
    {
        var losses = new Dictionary<string, double>();
        foreach (var (name, noisy) in figures)
        {
            var isWords = name.EndsWith("_wer10", StringComparison.Ordinal);
            if ((isWords || name.EndsWith("_cer10", StringComparison.Ordinal)) && figures.TryGetValue(name[..^"_wer10".Length] + PolaritySet.BareEnding, out var bare))
                losses[name] = Math.Round(100 * (isWords ? bare.Accuracy - noisy.Accuracy : bare.BalancedAccuracy - noisy.BalancedAccuracy), 2);
        }

        return losses;
    }

    public Calibration Calibration() => Figures.Calibration.Of(
    [
        .. sets.Polarity.Where(set => !set.IsDerived).SelectMany(set => set.Texts.Select(text => (set.Name, text.Positive, Verdict: verdicts[text.Text, text.Language])))
            .Where(text => text.Verdict.Confidence is not null)
            .Select(text => new JudgedFinding(text.Name, text.Verdict.Confidence!.Value, PolarityCase.Of(text.Positive, text.Verdict.Polarity).Right))
            .GroupBy(finding => finding.Set).Where(set => set.Count() >= FewestToCalibrate).SelectMany(set => set),
    ]);

    public Dictionary<string, OwnFigures> Own() => sets.Own.GroupBy(remark => remark.Language)
        .ToDictionary(language => language.Key, language => OwnFigures.Of([.. language.Select(remark => (remark.Truth, verdicts[remark.Text, remark.Language]))]));

    /// <summary>What the same remarks lose on the way through the recogniser.</summary>
    /// <param name="heard">Verdict on each remark as it was heard.</param>
    public AloudFigures Aloud(IReadOnlyList<HeardRemark> remarks, IReadOnlyList<Verdict> heard) => AloudFigures.Of(
        remarks.Sum(remark => remark.Errors.Errors) / (double)Math.Max(1, remarks.Sum(remark => remark.Errors.Units)),
        [.. remarks.Zip(heard, (remark, verdict) => new AloudRemark(remark.Remark.Truth, verdicts[remark.Remark.Text, remark.Remark.Language], verdict))]);

    public double FalseMasks() => PrivacyFigures.FalseMasks(sets.Plain, verdicts);

    public AlarmFigures? Alarms() => sets.Critical.Count + sets.Harmless.Count == 0 ? null : AlarmFigures.Of(
        [.. sets.Critical.Select(remark => verdicts[remark.Text, remark.Language])], [.. sets.Harmless.Select(remark => verdicts[remark.Text, remark.Language])]);

    private List<PolarityCase> Cases(PolaritySet set) => [.. set.Texts.Select(text => PolarityCase.Of(text.Positive, verdicts[text.Text, text.Language].Polarity))];

    private IEnumerable<(string Name, SetFigures Figures)> AspectFigures(AspectSet set)
    {
        var texts = set.Texts.Select(text => (Real: set.Mapping.Real(text), Found: set.Mapping.Found(verdicts[text.Text, text.Language].Aspects))).ToList();
        yield return ($"aspects_{set.Name}", SetFigures.OfAspects([.. texts.Select(text => Hits.Of(text.Real.Keys.ToHashSet(), text.Found.Keys.ToHashSet()))], set.Mapping.Nodes));
        PolarityCase[] signs = [.. texts.SelectMany(text => text.Real.Where(node => node.Value != 0 && text.Found.ContainsKey(node.Key)).Select(node => PolarityCase.Of(node.Value > 0, text.Found[node.Key])))];
        yield return ($"aspect_polarity_{set.Name}", SetFigures.Of(signs));
    }

    private GateFigures Requests(RequestSet set, PolaritySet? opinions)
    {
        var asked = set.Texts.Select(text => verdicts[text.Text, text.Language].Gate).ToList();
        var mistaken = opinions?.Texts.Count(text => verdicts[text.Text, text.Language].Gate == Scoring.Gate.Request) ?? 0;
        return GateOf(asked, mistaken, opinions?.Name ?? "nothing");
    }

    private IEnumerable<KeyValuePair<string, GateFigures>> OwnGates() => sets.Own.GroupBy(remark => remark.Language).Select(language => KeyValuePair.Create(
        $"own_{language.Key}",
        GateOf(
            [.. language.Where(remark => remark.Truth.Gate == "request").Select(remark => verdicts[remark.Text, remark.Language].Gate)],
            language.Count(remark => remark.Truth.Gate != "request" && verdicts[remark.Text, remark.Language].Gate == Scoring.Gate.Request),
            "all other own remarks")));

    private static GateFigures GateOf(List<Gate> asked, int mistaken, string against)
    {
        var requests = asked.Count(gate => gate == Scoring.Gate.Request);
        var hits = new Hits(requests, mistaken, asked.Count - requests);
        var taken = asked.Count == 0 ? 0 : asked.Count(gate => gate == Scoring.Gate.Opinion) / (double)asked.Count;
        return new(asked.Count, Math.Round(taken, 4), Math.Round(hits.Precision, 4), Math.Round(hits.Recall, 4), against);
    }
}
