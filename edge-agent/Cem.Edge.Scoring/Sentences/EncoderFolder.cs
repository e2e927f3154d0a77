using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cem.Edge.Scoring.Sentences;

/// <summary>A folder of layout <c>cem-edge-sentence/1</c>, read only after size and checksum of both files agree with its <c>model.json</c>.</summary>
internal sealed class EncoderFolder
{
    public const string Name = ScorerOptions.EncoderFolder;

    private const string Layout = "cem-edge-sentence/1";
    private const string Manifest = "model.json";
    private const string GraphFile = "encoder.onnx";

    private EncoderFolder(SentenceManifest manifest, string graph, string tokenizer) => (Settings, Graph, Tokenizer) = (manifest, graph, tokenizer);

    public SentenceManifest Settings { get; }

    /// <summary>Path of the ONNX file.</summary>
    public string Graph { get; }

    /// <summary>Checksum of that file, which it has been compared with.</summary>
    public string GraphSha256 => Settings.Files[GraphFile].Sha256;

    /// <summary>Path of the SentencePiece file.</summary>
    public string Tokenizer { get; }

    /// <exception cref="EncoderException">Missing, damaged, or of another layout.</exception>
    public static EncoderFolder Open(string folder)
    {
        var manifest = Read(folder);
        return manifest.Layout == Layout
            ? new EncoderFolder(manifest, Verified(folder, GraphFile, manifest), Verified(folder, "tokenizer.model", manifest))
            : throw new EncoderException($"{folder}: the layout is \"{manifest.Layout}\", expected \"{Layout}\"");
    }

    private static SentenceManifest Read(string folder)
    {
        var path = Path.Combine(folder, Manifest);
        try
        {
            return JsonSerializer.Deserialize(Reading(path, () => File.ReadAllBytes(path)), SentenceManifestJson.Default.SentenceManifest) ?? throw new EncoderException($"{path} holds no JSON object");
        }
        catch (JsonException problem)
        {
            throw new EncoderException($"{path} cannot be read ({problem.Message})", problem);
        }
    }

    private static string Verified(string folder, string name, SentenceManifest manifest)
    {
        var path = Path.Combine(folder, name);
        var expected = manifest.Files.GetValueOrDefault(name) ?? throw new EncoderException($"{Path.Combine(folder, Manifest)} does not list {name}");
        var sum = Reading(path, () =>
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        });
        return sum.Equals(expected.Sha256, StringComparison.OrdinalIgnoreCase)
            ? path
            : throw new EncoderException($"{path} was changed: SHA-256 is {sum}, {Manifest} says {expected.Sha256}");
    }

    private static T Reading<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new EncoderException($"{path} cannot be read ({problem.Message.TrimEnd('.')})", problem);
        }
    }
}

/// <summary><c>model.json</c> of a sentence encoder.</summary>
/// <param name="Layout">Name of the folder's form.</param>
/// <param name="Dimension">Length of an embedding.</param>
/// <param name="MaxTokens">Longest input, with start and end.</param>
/// <param name="Prefix">Stands before every text.</param>
/// <param name="Start">Token before the text's tokens.</param>
/// <param name="End">Token after them.</param>
/// <param name="Files">Sums of the other files.</param>
internal sealed record SentenceManifest(string Layout, int Dimension, int MaxTokens, string Prefix, int Start, int End, IReadOnlyDictionary<string, SentenceFile> Files);

internal sealed record SentenceFile(long Bytes, string Sha256);

/// <summary>The encoder cannot be used; the message says why. It never leaves the engine: the n-gram model speaks instead.</summary>
internal sealed class EncoderException(string message, Exception? inner = null) : Exception(message, inner);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SentenceManifest))]
internal sealed partial class SentenceManifestJson : JsonSerializerContext;
