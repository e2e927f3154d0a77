using Cem.Edge.Onnx;
using Cem.Edge.Speech.Models;
using Cem.Edge.Speech.Streaming;
using Cem.Edge.Speech.Vad;
using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech;

/// <summary>The engine: Silero VAD, log-mel and Whisper on ONNX Runtime. Nothing but detected speech ever reaches Whisper.</summary>
public sealed class WhisperTranscriber : ITranscriber
{
    private readonly IWhisperModel whisper;
    private readonly VoiceDetector detector;
    private readonly PhraseReader reader;
    private readonly TimeProvider time;
    private readonly PhraseRules rules;

    private WhisperTranscriber(IWhisperModel whisper, VoiceDetector detector, TimeProvider time, PhraseRules rules)
    {
        (this.whisper, this.detector, this.time, this.rules) = (whisper, detector, time, rules);
        reader = new PhraseReader(whisper, time);
    }

    /// <inheritdoc/>
    public string Model => whisper.Name;

    /// <summary>Loads both models after checking the checksums of their files; takes about a second. Dispose to free some 300 MB.</summary>
    /// <param name="paths">Where they are; see <see cref="SpeechModels.Find(string?)"/>.</param>
    /// <param name="runtime">How to use the machine.</param>
    /// <param name="time">Clock for budgets and figures; the system's when null.</param>
    /// <exception cref="ModelException">A model is missing, damaged or of an unknown layout; the message names the file, both checksums and the remedy.</exception>
    public static WhisperTranscriber Load(SpeechModelPaths paths, SpeechRuntimeOptions runtime, TimeProvider? time = null) =>
        Load(paths, runtime, time, new PhraseRules());

    internal static WhisperTranscriber Load(SpeechModelPaths paths, SpeechRuntimeOptions runtime, TimeProvider? time, PhraseRules rules)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(runtime);
        ArgumentOutOfRangeException.ThrowIfLessThan(runtime.Threads, 1);
        var (whisper, detector) = Together.Load(
            () => WhisperModels.Load(paths.Whisper, runtime),
            () => VoiceDetector.Load(ModelFolder.Open(paths.Vad, VoiceDetector.Layout)));
        NativeMemory.GiveBack();
        return new WhisperTranscriber(whisper, detector, time ?? TimeProvider.System, rules);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A language of the options is unknown to the model, or the beams are not 1 to 16.</exception>
    public IPhraseStream Begin(TranscribeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        return new PhraseStream(detector.Begin(), new PhraseFinder(rules), reader, options, time);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A language of the options is unknown to the model, or the beams are not 1 to 16.</exception>
    public Transcription Transcribe(ReadOnlyMemory<float> samples, TranscribeOptions options, CancellationToken cancel)
    {
        using var stream = Begin(options);
        List<Phrase> phrases = [.. stream.Feed(samples.Span, cancel), .. stream.End(cancel)];
        return Transcription.Of(phrases, stream.Audio, stream.Elapsed);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        detector.Dispose();
        reader.Dispose();
        whisper.Dispose();
    }

    private void Check(TranscribeOptions options)
    {
        if (options.Beams is < 1 or > TranscribeOptions.MostBeams)
            throw new ArgumentException($"Beams is {options.Beams}; it can be 1 to {TranscribeOptions.MostBeams}.", nameof(options));
        // A model for English alone cannot tell the other languages of an allow-list, so it must only hold English.
        IEnumerable<string> wanted = options.Language is { } given ? [given]
            : whisper.Traits.EnglishOnly && options.Languages.Contains("en") ? ["en"]
            : options.Languages;
        if (wanted.FirstOrDefault(language => !whisper.Traits.Knows(language)) is { } unknown)
            throw new ArgumentException($"The model {Model} does not know the language \"{unknown}\".", nameof(options));
    }
}
