using System.Globalization;
using System.Text.Json;
using Cem.Edge.Tools.EvaluateScoring.Figures;
using Cem.Edge.Tools.EvaluateScoring.Own;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateScoring.Reporting;

internal static class ScoringReport
{
    public static void Print(ScoringDocument document, Terminal terminal, bool json)
    {
        var lines = json ? [JsonSerializer.Serialize(document, ScoringJson.Default.ScoringDocument)] : Lines(document);
        foreach (var line in lines)
            terminal.Output.WriteLine(line);
    }

    private static IEnumerable<string> Lines(ScoringDocument document) =>
    [
        $"{"set",-24} {"n",6} {"accuracy",8} {"balanced",8} {"F1",6} {"95 %",13} {"undecided",9}",
        .. document.Sets.Select(set => Line(set.Key, set.Value)),
        "",
        $"{"requests",-24} {"n",6} {"opinion",8} {"recall",8} {"precision",9}",
        .. document.Gate.Select(gate => Text($"{gate.Key,-24} {gate.Value.N,6} {gate.Value.TakenForOpinion,8:P1} {gate.Value.Recall,8:P1} {gate.Value.Precision,9:P1}  against {gate.Value.Against}")),
        "",
        .. document.Own.SelectMany(own => Lines(own.Key, own.Value)),
        .. document.Aloud is { } aloud ? Lines("en, read aloud", aloud.Heard).Append(Text($"  recogniser: {aloud.WordErrorRate:P1} word errors; points lost: {string.Join(", ", aloud.Loss.Select(loss => Text($"{loss.Key} {loss.Value:0.0} ({aloud.Between[loss.Key].Low:0.0} to {aloud.Between[loss.Key].High:0.0})")))}")) : [],
        .. document.Kappa is { } kappa ? [$"agreement of two labellings (kappa): {string.Join(", ", kappa.Select(field => Text($"{field.Key} {field.Value:0.00}")))}", ""] : Array.Empty<string>(),
        .. document.Pii.Count > 0 ? [$"{"personal data",-24} {"n",6} {"recall",8} {"kind",8} {"precision",9}", .. document.Pii.Select(one => Text($"{one.Key,-24} {one.Value.N,6} {one.Value.Recall,8:P1} {one.Value.Kind,8:P1} {one.Value.Precision,9:P1}")), ""] : Array.Empty<string>(),
        .. Lines(document.Calibration),
        "",
        $"{"goal",-36} {"figure",8} {"floor",8} {"aim",8}",
        .. Goals.Of(document).Select(Line),
        $"{document.Versions}, {document.Model}",
    ];

    private static string Line(string name, SetFigures set) => Text(
        $"{name,-24} {set.N,6} {set.Accuracy,8:0.000} {set.BalancedAccuracy,8:0.000} {set.F1,6:0.000} {set.Low,6:0.000}-{set.High:0.000} {set.Undecided,9:P1}");

    private static IEnumerable<string> Lines(string language, OwnFigures own) =>
    [
        Text($"own remarks, {language}, held out ({own.N}): gate {own.Gate:P0}, aspects F1 {own.AspectF1:0.000} (sign {own.AspectPolarity:P0}), department {own.Department:P0}, severity {own.Severity:P0}, effort {own.Effort:P0}"),
        Text($"  pain {own.PainF1:0.000}, itch {own.ItchF1:0.000}, pleasure {own.PleasureF1:0.000}, mean {own.LabelF1:0.000}"),
    ];

    private static IEnumerable<string> Lines(Calibration calibration) =>
    [
        Text($"confidence over {calibration.Findings} texts with one opinion: calibration error {calibration.Ece:0.000}, Brier {calibration.Brier:0.000}"),
        .. calibration.Bins.Select(bin => Text($"  {bin.From:0.0} to {bin.To:0.0}  {bin.N,6} texts  {bin.Share,6:P1} of the weight  {bin.MeanConfidence:0.00} said  {bin.ShareRight:0.00} right")),
    ];

    private static string Line(Goal goal) => Text(
        $"{goal.Name,-36} {goal.Value,8:0.###} {goal.Floor,8:0.###} {goal.Aim,8:0.###}  {(goal.IsMissed ? "MISSED" : goal.ReachesAim ? "aim reached" : "")}").TrimEnd();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
