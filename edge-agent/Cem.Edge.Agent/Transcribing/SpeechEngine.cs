using Cem.Edge.Agent.Health;
using Cem.Edge.Scoring;
using Cem.Edge.Speech;

namespace Cem.Edge.Agent.Transcribing;

/// <summary>Recogniser and scorer, loaded once and tried again with the next remark when a model or the taxonomy is refused.</summary>
internal sealed class SpeechEngine(TranscribingOptions options, HealthBoard health, TimeProvider time) : IDisposable
{
    private WhisperTranscriber? _transcriber;
    private Scorer? _scorer;

    /// <summary>Versions by name for the birth document: <c>whisper</c>, <c>rules</c>.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; private set; } = new Dictionary<string, string>();

    public string Model => _transcriber?.Model ?? "";

    /// <summary>Loads what is missing; null when both are there, else the reason under which remarks stay unscored.</summary>
    public string? Load()
    {
        string? model = LoadModel();
        string? scorer = LoadScorer();
        Versions = new Dictionary<string, string> { ["whisper"] = Model, ["rules"] = _scorer?.Versions ?? "" };
        return model ?? scorer;
    }

    public Transcription Transcribe(ReadOnlyMemory<float> samples, CancellationToken cancel) => Loaded(_transcriber).Transcribe(
        samples, Options(options.Budget), cancel);

    /// <summary>Begins a channel of a call that may take <paramref name="budget"/> in all.</summary>
    public IPhraseStream Begin(TimeSpan budget) => Loaded(_transcriber).Begin(Options(budget));

    /// <summary>One phrase of a call.</summary>
    public ScoredText Score(string text, string? language, double weakWordShare) => Loaded(_scorer).Score(text, language, weakWordShare);

    public ScoredText Score(Transcription heard) => Loaded(_scorer).Score(heard.Text, VoiceComposer.Language(heard), VoiceComposer.WeakWordShare(heard), VoiceComposer.Pauses(heard));

    public void Dispose()
    {
        _transcriber?.Dispose();
        _scorer?.Dispose();
    }

    private TranscribeOptions Options(TimeSpan budget) => new() { Languages = options.Languages, Beams = options.Beams, Words = options.Words, Budget = budget };

    private string? LoadModel()
    {
        try
        {
            int threads = options.Threads > 0 ? options.Threads : Math.Min(Environment.ProcessorCount, 4);
            _transcriber ??= WhisperTranscriber.Load(SpeechModels.Find(options.Model), new SpeechRuntimeOptions { Threads = threads, CacheFolder = SpeechCache.FolderOf(options.CacheFolder) }, time);
            health.Report(Part.Model, PartStatusOf.Ok);
            return null;
        }
        catch (ModelException problem)
        {
            health.Report(Part.Model, PartStatusOf.Failed, $"{problem.File}: {problem.Problem}", "restore-speech-model");
            return "no-model";
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A native library that is absent or of another machine has error types of its own; without speech the kiosk still takes presses.
            health.Report(Part.Model, PartStatusOf.Failed, $"the recogniser cannot be loaded ({failure.GetType().Name})", "restore-speech-model");
            return "no-model";
        }
    }

    /// <summary>The scorer times this machine itself and takes the polarity model it carries; a person who reads a finding wants to see its words.</summary>
    private ScorerOptions ScoringOptions() => new()
    {
        TaxonomyFile = options.Taxonomy.Length == 0 ? null : options.Taxonomy,
        ModelsFolder = Directory.Exists(Path.Combine(options.Model, ScorerOptions.EncoderFolder)) ? options.Model : null,
        ServiceNumbers = options.ServiceNumbers,
        ExplainWords = true,
        CacheFolder = SpeechCache.FolderOf(options.CacheFolder),
    };

    private string? LoadScorer()
    {
        try
        {
            _scorer ??= Scorer.Load(ScoringOptions(), time);
            health.Report(Part.Scoring, PartStatusOf.Ok, _scorer.Voice.Reason is { } reason ? $"the {_scorer.Voice.Model} model scores: {reason}" : "");
            return null;
        }
        catch (TaxonomyException problem)
        {
            health.Report(Part.Scoring, PartStatusOf.Failed, problem.Message, "correct-taxonomy-file");
            return "no-taxonomy";
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            health.Report(Part.Scoring, PartStatusOf.Failed, $"the scorer cannot be loaded ({failure.GetType().Name})", "correct-taxonomy-file");
            return "no-taxonomy";
        }
    }

    private static T Loaded<T>(T? part) => part ?? throw new InvalidOperationException("Load comes first");
}
