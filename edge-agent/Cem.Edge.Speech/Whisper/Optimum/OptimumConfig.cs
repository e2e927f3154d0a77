using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cem.Edge.Speech.Whisper.Optimum;

/// <summary>What is wanted of <c>config.json</c>, <c>generation_config.json</c> (the lists moved there with time) and <c>preprocessor_config.json</c>.</summary>
internal sealed record OptimumConfig
{
    public string ModelType { get; init; } = "";
    public int DecoderLayers { get; init; }
    public int DecoderAttentionHeads { get; init; }
    public int DModel { get; init; }
    public int VocabSize { get; init; }
    public int NumMelBins { get; init; } = 80;
    public int MaxTargetPositions { get; init; } = 448;
    public IReadOnlyList<int>? SuppressTokens { get; init; }
    public IReadOnlyList<int>? BeginSuppressTokens { get; init; }

    /// <summary>Null: there is no such file.</summary>
    public static OptimumConfig? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), OptimumJson.Default.OptimumConfig) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ModelException(path, $"cannot be read ({problem.Message.TrimEnd('.')})", "Download the model folder again.", problem);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OptimumConfig))]
[JsonSerializable(typeof(Dictionary<string, int>))]
internal sealed partial class OptimumJson : JsonSerializerContext;
