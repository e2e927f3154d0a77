namespace Cem.Edge.Tools.LabelledText;

/// <summary>Sentiment Labelled Sentences (Kotzias 2015): sentence TAB 1 (positive) or 0, English.</summary>
internal static class UciSentences
{
    public const string Source = "en-uci-sentences";
    public const string Pattern = "*_labelled.txt";

    public static IEnumerable<PolarText> Read(string path) => TextFile.Lines(path).Select(line =>
        line.Text.LastIndexOf('\t') is > 0 and var tab && line.Text[(tab + 1)..].Trim() is "0" or "1"
            ? new PolarText(line.Text[..line.Text.LastIndexOf('\t')].Trim(), "en", line.Text.TrimEnd()[^1] == '1')
            : throw line.Broken("it is not a sentence, a tab and 0 or 1"));
}
