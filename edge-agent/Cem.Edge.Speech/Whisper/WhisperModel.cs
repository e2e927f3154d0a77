using Cem.Edge.Speech.Models;
using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Whisper;

/// <summary>The files of a model in the layout <c>cem-edge-whisper/1</c> (models/README.md), opened.</summary>
internal sealed class WhisperModel : IWhisperModel
{
    public const string Layout = "cem-edge-whisper/1";
    private readonly InferenceSession encoder;
    private readonly InferenceSession decoder;
    private readonly EncoderRun encoding;
    private readonly DecoderNames names;
    private readonly ModelManifest manifest;

    private WhisperModel(ModelFolder folder, SpecialTokens special, TokenTable tokens, InferenceSession encoder, InferenceSession decoder)
    {
        (Name, Tokens, manifest) = (folder.Name, tokens, folder.Manifest);
        (this.encoder, this.decoder) = (encoder, decoder);
        encoding = new EncoderRun(encoder, manifest.DecoderLayers);
        names = new DecoderNames(manifest.DecoderLayers);
        Traits = new ModelTraits
        {
            Vocabulary = manifest.Vocabulary, MaxTokens = manifest.MaxTokens, Special = special, Languages = manifest.Languages,
            Suppress = manifest.Suppress, SuppressAtBegin = manifest.SuppressAtBegin, ShortWindows = true,
        };
    }

    public string Name { get; }

    public ModelTraits Traits { get; }

    public TokenTable Tokens { get; }

    public static WhisperModel Load(ModelFolder folder, SpeechRuntimeOptions runtime)
    {
        var special = folder.Manifest.Special
            ?? throw new ModelException(folder.Name, "model.json names no special tokens", "Use a complete model folder.");
        var tokens = TokenTable.Load(folder.Verified("tokens.txt"));
        var (encoder, decoder) = Together.Load(() => OnnxSession.Open(folder, "encoder.onnx", runtime), () => OnnxSession.Open(folder, "decoder.onnx", runtime));
        return new WhisperModel(folder, special, tokens, encoder, decoder);
    }

    public IDecoderRun Listen(Memory<float> mel, int window, RunMeter meter) => new DecoderRun(decoder, names, manifest, encoding.Encode(mel, window, meter), meter);

    public void Dispose()
    {
        decoder.Dispose();
        encoder.Dispose();
    }
}
