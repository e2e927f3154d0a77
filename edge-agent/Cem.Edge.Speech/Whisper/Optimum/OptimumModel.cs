using Cem.Edge.Speech.Mel;
using Cem.Edge.Speech.Models;
using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Whisper.Optimum;

/// <summary>
/// A Whisper model in the Hugging Face Optimum layout, for example a user's own download. Always decodes at the window of 30 s: its encoder knows no other.
/// Its files carry no checksums, so only their inputs and outputs can be checked.
/// </summary>
internal sealed class OptimumModel : IWhisperModel
{
    private readonly InferenceSession encoder;
    private readonly InferenceSession decoder;
    private readonly OptimumNames names;
    private readonly OptimumConfig config;

    private OptimumModel(OptimumFiles files, OptimumConfig config, OptimumVocabulary vocabulary, InferenceSession encoder, InferenceSession decoder)
    {
        (this.encoder, this.decoder, this.config) = (encoder, decoder, config);
        names = OptimumNames.Of(encoder, decoder, config.DecoderLayers, files);
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(files.Folder));
        Tokens = vocabulary.Text;
        Traits = OptimumTraits.Of(config, vocabulary, files);
    }

    public string Name { get; }

    public ModelTraits Traits { get; }

    public TokenTable Tokens { get; }

    public static OptimumModel Load(OptimumFiles files, SpeechRuntimeOptions runtime)
    {
        var config = OptimumConfig.Read(files.Path("config.json")) ?? throw new ModelException(files.Folder, "config.json is missing", "Download the model folder again.");
        var vocabulary = OptimumVocabulary.Load(files);
        var (encoder, decoder) = Together.Load(() => OnnxSession.Open(files.Encoder, runtime), () => OnnxSession.Open(files.Decoder, runtime));
        try
        {
            return new OptimumModel(files, config, vocabulary, encoder, decoder);
        }
        catch
        {
            encoder.Dispose();
            decoder.Dispose();
            throw;
        }
    }

    public IDecoderRun Listen(Memory<float> mel, int window, RunMeter meter)
    {
        using var run = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, mel[..(LogMel.Bands * 2 * window)], [1, LogMel.Bands, 2 * window]);
        var start = meter.Start();
        var hidden = encoder.Run(run, [OptimumNames.Encoder], [input], [OptimumNames.EncoderOutput]);
        meter.Stop(start);
        return new OptimumDecoderRun(decoder, names, config, hidden, meter);
    }

    public void Dispose()
    {
        decoder.Dispose();
        encoder.Dispose();
    }
}
