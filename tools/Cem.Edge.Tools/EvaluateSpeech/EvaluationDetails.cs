using System.Globalization;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>One line for each clip, for people who look for the clip that went wrong.</summary>
internal static class EvaluationDetails
{
    public static void Write(string path, IReadOnlyList<ClipResult> results)
    {
        using var table = new StreamWriter(path);
        table.WriteLine("set\tfile\tlanguage\terrors\tunits\tphrases\tconfidence\tavg_logprob\treruns\tseconds\ttext\treason");
        foreach (var result in results)
        {
            var phrases = result.Transcription?.Phrases ?? [];
            table.WriteLine(string.Join('\t',
                result.Set, result.Clip.File, string.Join('+', phrases.Select(phrase => phrase.Language).Distinct()), result.Errors?.Errors, result.Errors?.Units, phrases.Count,
                string.Join(' ', phrases.Select(phrase => phrase.Confidence.ToString("0.000", CultureInfo.InvariantCulture))),
                string.Join(' ', phrases.Select(phrase => phrase.Figures.AvgLogProb.ToString("0.000", CultureInfo.InvariantCulture))),
                result.Reruns, result.Took.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture), result.Text.ReplaceLineEndings(" "),
                result.Failure ?? string.Join("; ", phrases.Select(phrase => phrase.Reason).Append(result.Transcription?.Reason).Where(reason => reason is not null).Distinct())));
        }
    }
}
