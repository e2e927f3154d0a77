namespace Cem.Edge.Tools.EvaluateScoring.Reading;

internal static class WordCount
{
    /// <summary>Words, or characters where the text is Chinese.</summary>
    public static int Of(string text) => text.Count(character => character is >= '\u4e00' and <= '\u9fff') is > 0 and var characters
        ? characters
        : text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
}
