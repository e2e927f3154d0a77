using Cem.Edge.Scoring.Aspects;
using Cem.Edge.Scoring.Clauses;
using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Polarity;

namespace Cem.Edge.Scoring;

/// <summary>From a clause to its finding: gate, polarity, aspects, label, severity, confidence and why.</summary>
internal sealed class ClauseJudge(AspectFinder aspects)
{
    private const double Negative = -0.05;
    /// <summary>Pleasure wants a clearly positive clause and a cue, or a positive one in a remark that sounds delighted, a cue adding to it.</summary>
    private const double Pleasing = 0.6;
    private const double Pleased = 0.2;
    private const double Delighted = 0.3;
    private const double DelightOfCue = 0.4;
    /// <summary>A request is a wish by what it sounds like, and more where a cue says so.</summary>
    private const double Wishes = 0.25;
    private const double WishOfCue = 0.75;

    private const double CriticalPolarity = -0.7;
    private const int MostReasons = 10;
    private const int MostMoving = 6;
    private const int WordsOfAnOffer = 5;

    private readonly CuePatterns _cues = new();

    /// <summary>What a clause shows on its own, before its neighbours are asked.</summary>
    public Draft Read(Clause clause, ClausePolarity polarity)
    {
        var hits = aspects.Find(clause.Form);
        var critical = hits.Any(hit => hit.Node.SeverityFloor == Severity.Critical);
        if (critical && polarity.Value is null or (<= 0 and > CriticalPolarity))
        {
            polarity = polarity with { Value = CriticalPolarity, Probability = (1 + CriticalPolarity) / 2, SpokenBy = "rules" };
        }

        var wish = _cues.Find(Cue.Wish, clause);
        var gate = OpinionGate.Judge(clause, polarity, critical, wish, _cues.Find(Cue.Request, clause), _cues.Find(Cue.Ask, clause) is not null);
        return new Draft(clause, gate, polarity, Counting(hits, gate), wish);
    }

    /// <summary>Without the mentions whose node asks for more: an opinion, or a clause about nothing else.</summary>
    private static IReadOnlyList<AspectHit> Counting(IReadOnlyList<AspectHit> hits, Gate gate)
    {
        // A danger keeps the thing it comes from: the charger that burned is a bad charger too.
        var others = hits.Any(hit => !hit.Node.OnlyAlone && hit.Node.SeverityFloor < Severity.Critical);
        return [.. hits.Where(hit => !(hit.Node.OnlyInOpinions && gate != Gate.Opinion) && !(hit.Node.OnlyAlone && others))];
    }

    /// <summary>The findings of a text. Effort counts wherever it is told: "third time I am here. The zip is broken again."</summary>
    public Finding[] Conclude(IReadOnlyList<Draft> drafts, double delight, double weakWordShare)
    {
        var efforts = drafts.Select(draft => EffortOf(draft.Clause)).ToArray();
        var tells = Array.Exists(efforts, effort => effort is not null);
        var shares = SharesOf(drafts);
        var cue = drafts.Select(draft => _cues.Find(Cue.Pleasure, draft.Clause)).FirstOrDefault(cue => cue is not null);
        var joy = delight + (cue is null ? 0 : DelightOfCue) >= Delighted ? cue ?? "sounds delighted" : null;
        return [.. drafts.Select((draft, i) => Conclude(draft, new Around(efforts[i], tells, cue, joy, shares[i]), weakWordShare))];
    }

    /// <summary>What the rest of the text adds to a clause.</summary>
    /// <param name="Effort">Its own effort, in words.</param>
    /// <param name="AnyEffort">Any clause tells of effort.</param>
    /// <param name="Cue">Words of surprise or delight in any clause.</param>
    /// <param name="Joy">What shows that the remark as a whole is delighted.</param>
    /// <param name="Share">Its part in the polarity of the text.</param>
    private readonly record struct Around(string? Effort, bool AnyEffort, string? Cue, string? Joy, double Share);

    private Finding Conclude(Draft draft, Around around, double weakWordShare)
    {
        var clause = draft.Clause;
        var main = draft.Hits.Count > 0 ? draft.Hits[0].Node : null;
        var value = draft.Gate == Gate.Opinion ? draft.Polarity.Value : null;
        var (effort, pleasure) = (around.Effort, value >= Pleasing ? around.Cue ?? around.Joy : value >= Pleased ? around.Joy : null);
        var label = LabelOf(draft, value, pleasure);
        return new Finding
        {
            Clause = clause.Text,
            Language = clause.Language,
            Gate = draft.Gate,
            Polarity = value,
            Aspects = AspectIds(draft.Hits),
            Mentions = [.. draft.Hits.Where(hit => hit.Kind != AspectHit.ByMeaning).Select(hit => new AspectMention(hit.Node.Id, hit.Text))],
            Label = label,
            Department = main?.Departments[0] ?? "",
            AlsoTold = main is null ? [] : [.. main.Departments.Skip(1)],
            Severity = SeverityOf(draft.Hits, value, around.AnyEffort || _cues.Find(Cue.Strong, clause) is not null),
            Effort = effort is not null,
            Confidence = Math.Round(ConfidenceModel.Of(draft.Gate, value is null ? null : draft.Polarity) * (1 - weakWordShare), 2),
            Weight = clause.Weight,
            Explanation = [.. Explain(draft, value, label, effort, pleasure, around.Share).Take(MostReasons)],
            SpokenBy = value is null ? "" : draft.Polarity.SpokenBy,
        };
    }

    private static Label LabelOf(Draft draft, double? value, string? pleasure)
    {
        if (draft.Gate == Gate.Request && (draft.Polarity.Remark?.Wish ?? 0) + (draft.Wish is null ? 0 : WishOfCue) >= Wishes)
        {
            var namesSomething = draft.Hits.Count > 0 || draft.Clause.Form.Split(' ').Length >= WordsOfAnOffer || draft.Clause.Form.Count(Script.IsHan) >= WordsOfAnOffer;
            return namesSomething ? Label.Itch : Label.None;
        }

        return value < Negative && draft.Hits.Count > 0 ? Label.Pain : pleasure is not null ? Label.Pleasure : Label.None;
    }

    private static Severity SeverityOf(IReadOnlyList<AspectHit> hits, double? value, bool isGrave)
    {
        var floor = hits.Select(hit => hit.Node.SeverityFloor).DefaultIfEmpty(Severity.Info).Max();
        var own = hits.Count > 0 && value < Negative && isGrave ? Severity.Warning : Severity.Info;
        return floor == Severity.Warning && !(value < Negative) ? own : (Severity)Math.Max((int)floor, (int)own);
    }

    private string? EffortOf(Clause clause)
    {
        var waiting = clause.Language == Script.Chinese ? WaitingRule.Chinese : WaitingRule.English;
        return waiting.Minutes(clause.Form) is >= WaitingRule.EffortMinutes and var minutes
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"waited {minutes:0} min")
            : _cues.Find(Cue.Effort, clause);
    }

    /// <summary>Part of each clause in the weighted mean that <see cref="ScoredText.Polarity"/> is built on; 0 for a clause without an opinion.</summary>
    private static double[] SharesOf(IReadOnlyList<Draft> drafts)
    {
        double[] parts = [.. drafts.Select(draft => draft.Gate == Gate.Opinion && draft.Polarity.Value is { } value ? Math.Abs(value) * draft.Clause.Weight : 0)];
        var total = parts.Sum();
        return [.. parts.Select(part => total > 0 ? part / total : 0)];
    }

    /// <summary>The first level of the main aspect, its exact node, then the others.</summary>
    private static string[] AspectIds(IReadOnlyList<AspectHit> hits) => [.. hits.SelectMany(hit => new[] { hit.Node.Top, hit.Node.Id }).Distinct()];

    private static IEnumerable<Reason> Explain(Draft draft, double? value, Label label, string? effort, string? pleasure, double share)
    {
        IEnumerable<Reason> moved = value is null ? [] : draft.Polarity.Reasons();
        var named = draft.Hits.DistinctBy(hit => hit.Node.Id).Select(hit => new Reason(hit.Kind, $"{hit.Text} ({hit.Node.Id})", 0));
        var critical = draft.Hits.FirstOrDefault(hit => hit.Node.SeverityFloor == Severity.Critical);
        return
        [
            .. critical is null ? [] : new[] { new Reason("rule", $"critical: {critical.Node.Id} alerts on one mention", 0) },
            .. moved.Take(MostMoving),
            .. share is > 0 and < 1 ? new[] { new Reason("rule", "part in the polarity of the remark", Math.Round(share * Math.Sign(value ?? 0), 2)) } : [],
            .. named.Take(3),
            .. label == Label.Itch ? new[] { new Reason("rule", $"wish: {draft.Wish?.Trim() ?? "sounds like one"}", 0) } : [],
            .. label == Label.Pleasure ? new[] { new Reason("rule", $"pleasure: {pleasure!.Trim()}", 0) } : [],
            .. effort is null ? [] : new[] { new Reason("rule", $"effort: {effort.Trim()}", 0) },
        ];
    }
}

/// <summary>A clause with what it shows so far.</summary>
internal sealed record Draft(Clause Clause, Gate Gate, ClausePolarity Polarity, IReadOnlyList<AspectHit> Hits, string? Wish);
