namespace Cem.Edge.Tools.LabelledText;

/// <summary>English sentences of Presidio's generator with the places of personal data.</summary>
internal static class PresidioSentences
{
    public const string Source = "en-pii-presidio";
    public const string Pattern = "*.json";

    public static IEnumerable<SpannedText> Read(string path) => JsonFile.Read(path, SourceShapes.Default.PresidioSentenceArray).Select((sentence, i) =>
        new SpannedText(sentence.FullText, [.. sentence.Spans.Select(span => Checked(span, sentence.FullText, path, i))]));

    private static LabelledSpan Checked(PresidioSpan span, string text, string path, int sentence) =>
        span.StartPosition >= 0 && span.StartPosition < span.EndPosition && span.EndPosition <= text.Length
            ? new(span.EntityType, span.StartPosition, span.EndPosition)
            : throw new Shell.UsageException($"{path} sentence {sentence + 1}: the span {span.StartPosition} to {span.EndPosition} lies outside its text of {text.Length} characters.");
}
