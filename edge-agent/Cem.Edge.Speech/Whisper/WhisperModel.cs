using Cem.Edge.Speech.Models;
using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Whisper;

/// <summary>The files of a model in the layout <c>cem-edge-whisper/1</c> (models/README.md), opened.</summary>
internal sealed class WhisperModel : IDisposable
{
    public const string Layout = "cem-edge-whisper/1";
    private readonly InferenceSession encoder;
    private readonly InferenceSession decoder;

    private WhisperModel(ModelFolder folder, SpecialTokens special, TokenTable tokens, InferenceSession encoder, InferenceSession decoder)
    {
        (Name, Manifest, Special, Tokens) = (folder.Name, folder.Manifest, special, tokens);
        (this.encoder, this.decoder) = (encoder, decoder);
        Encoder = new EncoderRun(encoder, Manifest.DecoderLayers);
        Names = new DecoderNames(Manifest.DecoderLayers);
    }

    public string Name { get; }

    public ModelManifest Manifest { get; }

    public SpecialTokens Special { get; }

    public TokenTable Tokens { get; }

    public EncoderRun Encoder { get; }

    public DecoderNames Names { get; }

    public static WhisperModel Load(ModelFolder folder, SpeechRuntimeOptions runtime)
    {
        var special = folder.Manifest.Special
            ?? throw new ModelException(folder.Name, "model.json names no special tokens", "Use a complete model folder.");
        var tokens = TokenTable.Load(folder.Verified("tokens.txt"));
        var (encoder, decoder) = Together.Load(() => OnnxSession.Open(folder, "encoder.onnx", runtime), () => OnnxSession.Open(folder, "decoder.onnx", runtime));
        return new WhisperModel(folder, special, tokens, encoder, decoder);
    }

    /// <summary>Begins to decode what the encoder heard; takes over <paramref name="heard"/>.</summary>
    public DecoderRun Begin(CrossCache heard, RunMeter meter) => new(decoder, Names, Manifest, heard, meter);

    public void Dispose()
    {
        decoder.Dispose();
        encoder.Dispose();
    }
}
