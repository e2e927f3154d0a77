using System.Text.Json.Serialization;

namespace Cem.Edge.Tools.LabelledText;

internal sealed record AcosLine(string Text, IReadOnlyList<AcosLabel> Labels);

internal sealed record AcosLabel(string Polarity, string Category);

internal sealed record NluppRequest(string Text)
{
    /// <summary>Left out where the utterance has none.</summary>
    public IReadOnlyList<string> Intents { get; init; } = [];
}

internal sealed record PresidioSentence(string FullText, IReadOnlyList<PresidioSpan> Spans);

internal sealed record PresidioSpan(string EntityType, int StartPosition, int EndPosition);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AcosLine))]
[JsonSerializable(typeof(NluppRequest[]))]
[JsonSerializable(typeof(PresidioSentence[]))]
internal sealed partial class SourceShapes : JsonSerializerContext;
