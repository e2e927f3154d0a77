using System.Numerics.Tensors;
using Cem.Edge.Speech.Models;
using Cem.Edge.Speech.Vad;
using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech;

/// <summary>The engine: Silero VAD, log-mel and Whisper on ONNX Runtime. Nothing but detected speech ever reaches Whisper.</summary>
public sealed class WhisperTranscriber : ITranscriber
{
    private readonly WhisperModel whisper;
    private readonly VoiceDetector detector;
    private readonly PhraseDecoder decoder;
    private readonly TokenText text;
    private readonly TimeProvider time;
    private readonly PhraseRules rules;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    private WhisperTranscriber(WhisperModel whisper, VoiceDetector detector, TimeProvider time, PhraseRules rules)
    {
        (this.whisper, this.detector, this.time, this.rules) = (whisper, detector, time, rules);
        decoder = new PhraseDecoder(whisper, time);
        text = new TokenText(whisper.Tokens);
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
        var detector = VoiceDetector.Load(ModelFolder.Open(paths.Vad, VoiceDetector.Layout));
        try
        {
            var whisper = WhisperModel.Load(ModelFolder.Open(paths.Whisper, WhisperModel.Layout), runtime);
            return new WhisperTranscriber(whisper, detector, time ?? TimeProvider.System, rules);
        }
        catch
        {
            detector.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A language of the options is unknown to the model, or the beams are not 1 to 16.</exception>
    public Transcription Transcribe(ReadOnlyMemory<float> samples, TranscribeOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        oneAtATime.Wait(cancel);
        try
        {
            return TranscribeAlone(samples.Span, options, cancel);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        detector.Dispose();
        whisper.Dispose();
        oneAtATime.Dispose();
    }

    private Transcription TranscribeAlone(ReadOnlySpan<float> samples, TranscribeOptions options, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        var gate = new StepGate(time, options.Budget, cancel);
        var phrases = new List<Phrase>();
        string? language = null;
        foreach (var span in PhraseFinder.Find(detector.Probabilities(samples, cancel), samples.Length, rules))
        {
            cancel.ThrowIfCancellationRequested();
            var phrase = Read(samples[span.Start..span.End], span, options, language, gate);
            if (phrase.Status == PhraseStatus.Good)
                language = phrase.Language;
            phrases.Add(phrase);
        }

        return new Transcription
        {
            Phrases = phrases,
            Audio = Time(samples.Length),
            Elapsed = time.GetElapsedTime(start),
            Reason = phrases.Count == 0 ? "no speech" : phrases.All(phrase => phrase.Text.Length == 0) ? phrases[0].Reason : null,
        };
    }

    private Phrase Read(ReadOnlySpan<float> samples, SpeechSpan span, TranscribeOptions options, string? previous, StepGate gate)
    {
        var start = time.GetTimestamp();
        var unread = new Phrase
        {
            Start = Time(span.Start), End = Time(span.End), Text = "", Language = previous ?? "", Status = PhraseStatus.Unscored,
            Figures = new DecodingFigures { MeanVad = span.Mean },
        };
        if (PhraseJudge.RefuseBefore(Rms(samples), span.Mean) is { } reason)
            return unread with { Reason = reason };
        if (gate.TimeIsUp)
            return unread with { Reason = "out of time" };

        var meter = new RunMeter(time);
        var heard = decoder.Decode(samples, options, previous, meter, gate);
        var words = text.Text(heard.Candidate.Tokens, heard.Language.Language);
        var (status, doubt) = PhraseJudge.Judge(heard, words, span.Mean);
        var kept = status != PhraseStatus.Unscored;
        return unread with
        {
            Text = kept ? words : "",
            Language = heard.Language.Language,
            Status = status,
            Reason = doubt,
            Confidence = kept ? Math.Exp(heard.Outcome.AvgLogProb) : 0,
            Words = kept ? text.Words(heard.Candidate, heard.Language.Language) : [],
            Figures = Figures(heard, span, options, meter) with { Elapsed = time.GetElapsedTime(start) },
        };
    }

    private static DecodingFigures Figures(Heard heard, SpeechSpan span, TranscribeOptions options, RunMeter meter) => new()
    {
        AvgLogProb = heard.Outcome.AvgLogProb,
        NoSpeech = heard.Outcome.NoSpeech,
        MeanVad = span.Mean,
        CompressionRatio = heard.Outcome.Compression,
        WindowFrames = heard.Attempt.Window,
        Reruns = heard.Reruns,
        Temperature = heard.Attempt.Temperature,
        Beams = heard.Attempt.Temperature > 0 ? 1 : options.Beams,
        ModelTime = meter.Spent,
    };

    private void Check(TranscribeOptions options)
    {
        if (options.Beams is < 1 or > 16)
            throw new ArgumentException($"Beams is {options.Beams}; it can be 1 to 16.", nameof(options));
        foreach (var language in options.Languages.Concat(options.Language is null ? [] : [options.Language]))
        {
            if (!whisper.Manifest.Languages.ContainsKey(language))
                throw new ArgumentException($"The model {Model} does not know the language \"{language}\".", nameof(options));
        }
    }

    private static double Rms(ReadOnlySpan<float> samples) => samples.IsEmpty ? 0 : Math.Sqrt(TensorPrimitives.SumOfSquares(samples) / (double)samples.Length);

    private static TimeSpan Time(int samples) => TimeSpan.FromSeconds((double)samples / AudioRate.SpeechHz);
}
