using Cem.Edge.Tools.EvaluateScoring.Privacy;

namespace Cem.Edge.Tools.EvaluateScoring.Reporting;

/// <summary>The floors and aims of SCORING.md 10 and of the issue "The scoring engine", beside what was measured. English sets by accuracy, Chinese ones by balanced accuracy.</summary>
internal static class Goals
{
    private static readonly HashSet<string> WithoutPromise = ["rest16", "laptop", "car", "notebook", "own_en", "own_zh", "stars_asap"];

    /// <summary>Key of what the n-gram model loses where the encoder's loss is promised in relation to it.</summary>
    public const string NgramLoss = "phone_cer10_ngram";

    private const double MoreThanNgram = 2;

    public static IReadOnlyList<Goal> Of(ScoringDocument figures) =>
    [
        .. Polarity(figures),
        .. figures.Losses.Where(loss => loss.Key.EndsWith("_wer10", StringComparison.Ordinal)).Select(loss => new Goal($"loss, {loss.Key}, points", loss.Value, 4.5, 3, AtMost: true)),
        .. figures.Losses.Where(loss => loss.Key.EndsWith("_cer10", StringComparison.Ordinal)).Select(loss => new Goal($"loss, {loss.Key}, points", loss.Value, figures.Losses.TryGetValue(NgramLoss, out var ngram) ? ngram + MoreThanNgram : null, 3, AtMost: true)),
        .. Aspects(figures),
        .. figures.Gate.Where(gate => gate.Value.N > 0).Select(gate => new Goal($"{gate.Key} taken for opinions", gate.Value.TakenForOpinion, gate.Key == "banking77" ? 0.19 : null, 0.05, AtMost: true)),
        .. figures.Pii.Select(one => Masked(one.Key, one.Value)),
        new Goal("false masks, share of words", figures.FalseMasks, 0.01, null, AtMost: true),
        .. Own(figures),
        .. figures.Aloud is { } aloud ? aloud.Loss.Select(loss => new Goal($"aloud, {loss.Key}, points lost", loss.Value, 5, null, AtMost: true)) : [],
        new Goal("calibration error", figures.Ece, 0.05, null, AtMost: true),
        .. figures.MsPerClause.Select(time => new Goal($"{time.Key}, ms a clause", time.Value, time.Key == "encoder" ? 6 : 1, time.Key == "encoder" ? 4 : 0.3, AtMost: true)),
        .. figures.PeakRssMb.Select(memory => new Goal($"{memory.Key}, peak MB", memory.Value, memory.Key == "encoder" ? 170 : null, null, AtMost: true)),
    ];

    private static IEnumerable<Goal> Polarity(ScoringDocument figures)
    {
        foreach (var (name, set) in figures.Sets.Where(set => set.Value.Undecided is not null && !set.Key.StartsWith("aspect_", StringComparison.Ordinal)))
        {
            if (name.EndsWith("_bare", StringComparison.Ordinal) || name.EndsWith("_wer10", StringComparison.Ordinal) || name.EndsWith("_cer10", StringComparison.Ordinal))
                continue;
            yield return name switch
            {
                "amazon" => new(name, set.Accuracy, 0.93, 0.945),
                "amazon_negated" => new(name, set.Accuracy, 0.92, 0.94),
                "zh_restaurant" => new(name, set.BalancedAccuracy, 0.835, 0.86),
                "phone" or "camera" => new(name, set.BalancedAccuracy, 0.87, 0.89),
                _ when WithoutPromise.Contains(name) => new(name, set.BalancedAccuracy, null, null),
                // Sets that are not here: English ones come with a negated part, the others are Chinese.
                _ when name.EndsWith("_negated", StringComparison.Ordinal) => new($"{name} (unseen)", set.Accuracy, 0.91, 0.93),
                _ when figures.Sets.ContainsKey($"{name}_negated") => new($"{name} (unseen)", set.Accuracy, 0.92, 0.94),
                _ => new($"{name} (unseen)", set.BalancedAccuracy, 0.83, 0.86),
            };
        }
    }

    private static IEnumerable<Goal> Aspects(ScoringDocument figures) =>
    [
        .. figures.Sets.Where(set => set.Value.Precision is not null).Select(set => new Goal($"{set.Key}, F1", set.Value.F1, 0.75, 0.82)),
        .. figures.Sets.Where(set => set.Key.StartsWith("aspect_polarity_", StringComparison.Ordinal)).Select(set => new Goal(set.Key, set.Value.BalancedAccuracy, set.Key == "aspect_polarity_asap" ? 0.78 : null, 0.84)),
    ];

    /// <summary>What the generated remarks hold is promised, written and spoken; other sets are for comparison.</summary>
    private static Goal Masked(string name, ClassFigures figures) => new($"masked: {name}", figures.Recall, name switch
    {
        "card_written" or "card_spoken" => 0.995,
        "card_code_written" or "card_code_spoken" => 0.99,
        "id_written" or "phone_written" or "email_written" or "ip_written" or "plate_written" or "order_written" => 0.99,
        "id_spoken" or "phone_spoken" or "email_spoken" or "ip_spoken" or "plate_spoken" or "order_spoken" => 0.95,
        _ => null,
    }, name is "name_en" or "name_zh" ? 0.85 : null);

    private static IEnumerable<Goal> Own(ScoringDocument figures) =>
    [
        .. figures.Own.SelectMany(own => new Goal[]
        {
            new($"own {own.Key}, aspect F1", own.Value.AspectF1, null, 0.85),
            new($"own {own.Key}, department right", own.Value.Department, null, 0.90),
            new($"own {own.Key}, pain/itch/pleasure F1", own.Value.LabelF1, null, 0.75),
        }),
        .. figures.Alarms is { } alarms ? new Goal[] { new("critical recall", alarms.Recall, 0.95, null), new("false alarms", alarms.FalseAlarms, 0.01, null, AtMost: true) } : [],
    ];
}
