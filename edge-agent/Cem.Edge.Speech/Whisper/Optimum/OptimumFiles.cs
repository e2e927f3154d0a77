namespace Cem.Edge.Speech.Whisper.Optimum;

/// <summary>The files of a model in the Hugging Face Optimum layout: <c>config.json</c>, a vocabulary, and in <c>onnx/</c> (or beside) an encoder and a merged decoder.</summary>
internal sealed record OptimumFiles(string Folder, string Encoder, string Decoder)
{
    private const string Config = "config.json";

    /// <summary>In order of preference: on a processor 8 bits are fastest, and what needs other kernels comes last.</summary>
    private static readonly string[] Suffixes = ["_quantized", "_int8", "_uint8", "", "_fp16", "_q4", "_bnb4"];

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Null: no folder of this layout.</summary>
    public static OptimumFiles? In(string folder)
    {
        if (!File.Exists(System.IO.Path.Combine(folder, Config)))
            return null;
        string[] places = [System.IO.Path.Combine(folder, "onnx"), folder];
        return Best(places, "encoder_model") is { } encoder && Best(places, "decoder_model_merged") is { } decoder ? new(folder, encoder, decoder) : null;
    }

    private static string? Best(string[] places, string name) =>
        places.SelectMany(place => Suffixes.Select(suffix => System.IO.Path.Combine(place, name + suffix + ".onnx"))).FirstOrDefault(File.Exists);
}
