using System.Globalization;
using System.Text.Json;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateSpeech;

internal static class EvaluationReport
{
    public static void Print(EvaluationDocument document, Terminal terminal, bool json)
    {
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(document, EvaluationJson.Default.EvaluationDocument));
            return;
        }

        terminal.Output.WriteLine($"{"set",-28} {"clips",6} {"errors",7} {"units",6} {"rate",7} {"sound",9} {"time",9}");
        foreach (var (name, set) in document.Sets)
        {
            var rate = set.Units == 0 ? "" : ((double)set.Errors / set.Units).ToString("P1", CultureInfo.InvariantCulture);
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-28} {set.Clips,6} {set.Errors,7} {set.Units,6} {rate,7} {set.SecondsAudio,7:0.0} s {set.Seconds,7:0.0} s"));
        }

        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{document.Model}, {document.Policy.Beams} beams, {document.Policy.Threads} threads: {document.Rtf:0.000} s per second of sound, {document.Overhead:0.00} times the bare model, {document.Reruns} reruns, {document.PeakRssMb:0} MB"));
    }
}
