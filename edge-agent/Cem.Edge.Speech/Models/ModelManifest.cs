using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cem.Edge.Speech.Models;

/// <summary><c>model.json</c> of any model folder; the fields of one layout are absent in the others.</summary>
internal sealed record ModelManifest
{
    public required string Layout { get; init; }
    public required string Model { get; init; }
    public required IReadOnlyDictionary<string, ModelFile> Files { get; init; }
    public string Quantisation { get; init => field = value ?? ""; } = "";
    public int MelBins { get; init; }
    public int WindowFrames { get; init; }
    public int Heads { get; init; }
    public int DecoderLayers { get; init; }
    public int Vocabulary { get; init; }
    public int MaxTokens { get; init; }
    public SpecialTokens? Special { get; init; }
    public IReadOnlyDictionary<string, int> Languages { get; init => field = value ?? new Dictionary<string, int>(); } = new Dictionary<string, int>();
    public IReadOnlyList<int> Suppress { get; init => field = value ?? []; } = [];
    public IReadOnlyList<int> SuppressAtBegin { get; init => field = value ?? []; } = [];

    /// <summary>Whoever downloads a model trusts its weights, not its manifest: a name that leads out of the folder would be read, and copied, from and to anywhere.</summary>
    /// <exception cref="JsonException">No manifest, or one that lists what cannot be a file of its folder.</exception>
    public static ModelManifest Parse(ReadOnlySpan<byte> json)
    {
        var manifest = JsonSerializer.Deserialize(json, ModelManifestJson.Default.ModelManifest) ?? throw new JsonException("the file holds no JSON object");
        foreach (var (name, file) in manifest.Files)
        {
            if (file is not { Sha256: not null })
                throw new JsonException($"it lists \"{name}\" without size and checksum");
            if (Path.IsPathRooted(name) || name.Split('/', '\\') is var parts && (parts.Contains("..") || parts.Contains("")))
                throw new JsonException($"it lists \"{name}\", which is no file of this folder");
        }

        return manifest;
    }
}

internal sealed record ModelFile(long Bytes, string Sha256);

internal sealed record SpecialTokens
{
    public required int EndOfText { get; init; }
    public required int StartOfTranscript { get; init; }
    public required int Transcribe { get; init; }
    public required int NoSpeech { get; init; }
    public required int NoTimestamps { get; init; }

    /// <summary>Begins what was said before, or a list of words to expect; 0: the model has none.</summary>
    public int StartOfPrevious { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class ModelManifestJson : JsonSerializerContext;
