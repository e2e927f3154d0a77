using System.Globalization;

namespace Cem.Edge.Tools.Transcribe;

/// <summary>Tab-separated phrases, for spreadsheets and scripts. Times in milliseconds.</summary>
internal static class TranscriptTable
{
    public const string Header = "file\tchannel\tstart_ms\tend_ms\tlanguage\tstatus\treason\tconfidence\ttext";

    /// <summary>One line for each phrase. A recording without phrases has one line with its reason, one that could not be read to its end one with the error.</summary>
    public static IEnumerable<string> Rows(TranscriptDocument document)
    {
        foreach (var phrase in document.Phrases)
        {
            yield return Row(
                document.File, phrase.Channel?.ToString(CultureInfo.InvariantCulture), Milliseconds(phrase.Start), Milliseconds(phrase.End), phrase.Language, phrase.Status,
                phrase.Reason, phrase.Confidence.ToString("0.000", CultureInfo.InvariantCulture), phrase.Text);
        }

        if (document.Error is { } error)
            yield return Row(document.File, "", "", "", "", "failed", error, "", "");
        else if (document.Phrases.Count == 0)
            yield return Row(document.File, "", "", "", "", "unscored", document.Reason, "", "");
    }

    private static string Milliseconds(double seconds) => Math.Round(seconds * 1_000).ToString(CultureInfo.InvariantCulture);

    private static string Row(params string?[] fields) => string.Join('\t', fields.Select(field => field?.ReplaceLineEndings(" ").Replace('\t', ' ')));
}
