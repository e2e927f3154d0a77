using System.Globalization;
using System.Text.Json;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateSpeech;

internal static class EvaluationReport
{
    public static void Print(EvaluationDocument document, Terminal terminal, bool json)
    {
        var lines = json ? [JsonSerializer.Serialize(document, EvaluationJson.Default.EvaluationDocument)] : Lines(document);
        foreach (var line in lines)
            terminal.Output.WriteLine(line);
    }

    private static IEnumerable<string> Lines(EvaluationDocument document) =>
    [
        $"{"set",-30} {"clips",5} {"errors",6} {"units",6} {"rate",7} {"median",7} {"unscored",8} {"sound",9} {"time",9}  worst clip",
        .. document.Sets.Select(set => Line(set.Key, set.Value)),
        Text($"{document.Model}, {document.Policy.Beams} beams, {document.Policy.Threads} threads: {document.Rtf:0.000} s per second of sound, {document.Overhead:0.00} times the bare model, {document.Reruns} reruns, at most {document.PeakRssMb:0} MB"),
        Text($"without text: {document.Unscored.Clips} clips of speech, {document.Unscored.Phrases} phrases; suspect: {document.Unscored.Suspect} phrases"),
        .. document.Unscored.Reasons.Select(reason => $"  {reason.Value,4}  {reason.Key}"),
        Text($"confidence over {document.Reliability.Phrases} phrases, {document.Reliability.Words} words: {document.Reliability.MeanConfidence:0.00} said, {document.Reliability.ShareRight:0.00} right, calibration error {document.Reliability.CalibrationError:0.00}, Brier {document.Reliability.Brier:0.00}"),
        .. document.Reliability.Bins.Select(bin => Text($"  {bin.From:0.0} to {bin.To:0.0}  {bin.N,4} phrases  {bin.MeanConfidence:0.00} said  {bin.ShareRight:0.00} right  {bin.Flawless,4} without an error")),
        .. document.Soak is { } soak ? [Line(soak)] : Array.Empty<string>(),
        .. document.Cold is { } cold ? [Text($"cold start to the text of a clip of {cold.ClipSeconds:0.0} s: {cold.MedianSeconds:0.00} s (median of {string.Join(", ", cold.Seconds.Select(one => Text($"{one:0.00}")))})")] : Array.Empty<string>(),
    ];

    private static string Line(string name, SetFigures set) => Text(
        $"{name,-30} {set.Clips,5} {set.Errors,6} {set.Units,6} {Rate(set),7} {set.Median?.ToString("P1", CultureInfo.InvariantCulture),7} {set.Unscored,8} {set.SecondsAudio,7:0.0} s {set.Seconds,7:0.0} s  {Worst(set)}");

    private static string Line(SoakFigures soak) => Text(
        $"{soak.Clips:N0} clips in one process: {soak.RssStartMb:0} MB at the start, {soak.RssMiddleMb:0} in the middle, {soak.RssEndMb:0} at the end ({soak.Growth:+0.0%;-0.0%;0.0%}, {(soak.Flat ? "flat" : "NOT FLAT: over 5 %")}); {soak.Different} came out otherwise than the first time; {soak.Speed.FirstRtf:0.000} s per second of sound in the first round, {soak.Speed.LastRtf:0.000} in the last");

    private static string Rate(SetFigures set) => set.Units == 0 ? "" : ((double)set.Errors / set.Units).ToString("P1", CultureInfo.InvariantCulture);

    private static string Worst(SetFigures set) => set.Worst is { } worst ? $"{worst.File} ({worst.Errors} of {worst.Units})" : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
