using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Whisper.Optimum;

/// <summary>Names of the tensors, in the order in which <see cref="OptimumDecoderRun"/> hands them over; checked against what the files really want.</summary>
internal sealed class OptimumNames
{
    public const string Encoder = "input_features";
    public const string EncoderOutput = "last_hidden_state";
    private const string Remedy = "Export the model with optimum-cli as a merged decoder in single precision, or download encoder_model*.onnx and decoder_model_merged*.onnx from one place.";
    private const string Position = "cache_position";

    private OptimumNames(int layers, bool wantsPosition)
    {
        WantsPosition = wantsPosition;
        Caches = 2 * layers;
        Inputs = ["input_ids", "encoder_hidden_states", "use_cache_branch", .. wantsPosition ? [Position] : Array.Empty<string>(), .. Pairs("past_key_values", "decoder", layers), .. Pairs("past_key_values", "encoder", layers)];
        LaterOutputs = ["logits", .. Pairs("present", "decoder", layers)];
        FirstOutputs = [.. LaterOutputs, .. Pairs("present", "encoder", layers)];
    }

    public string[] Inputs { get; }

    /// <summary>Of the first run, which alone computes the encoder's keys and values; later runs return dummies there.</summary>
    public string[] FirstOutputs { get; }

    public string[] LaterOutputs { get; }

    /// <summary>Keys and values of all layers, of the decoder as of the encoder.</summary>
    public int Caches { get; }

    /// <summary>Some exports also want the positions of the new tokens.</summary>
    public bool WantsPosition { get; }

    /// <summary>Index of the first cache of the decoder among the inputs.</summary>
    public int FirstCache => WantsPosition ? 4 : 3;

    public static OptimumNames Of(InferenceSession encoder, InferenceSession decoder, int layers, OptimumFiles files)
    {
        var names = new OptimumNames(layers, decoder.InputMetadata.ContainsKey(Position));
        Agree(files.Encoder, encoder.InputMetadata, [Encoder]);
        Agree(files.Decoder, decoder.InputMetadata, names.Inputs);
        if (!encoder.OutputMetadata.ContainsKey(EncoderOutput) || !names.FirstOutputs.All(decoder.OutputMetadata.ContainsKey))
            throw new ModelException(files.Decoder, "the outputs are not those of a Whisper encoder and merged decoder", Remedy);
        return names;
    }

    private static void Agree(string file, IReadOnlyDictionary<string, NodeMetadata> wanted, string[] known)
    {
        var missing = known.Where(name => !wanted.ContainsKey(name)).ToList();
        var unknown = wanted.Keys.Except(known).ToList();
        if (missing.Count + unknown.Count > 0)
            throw new ModelException(file, $"the inputs differ from the Optimum layout (missing: {string.Join(", ", missing.DefaultIfEmpty("none"))}; unknown: {string.Join(", ", unknown.DefaultIfEmpty("none"))})", Remedy);
        if (wanted.Values.FirstOrDefault(input => input.ElementDataType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float16) is not null)
            throw new ModelException(file, "the inputs are in half precision", Remedy);
    }

    private static IEnumerable<string> Pairs(string kind, string side, int layers) =>
        Enumerable.Range(0, layers).SelectMany(i => new[] { $"{kind}.{i}.{side}.key", $"{kind}.{i}.{side}.value" });
}
