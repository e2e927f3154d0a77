using Cem.Edge.Speech.Measuring;
using Cem.Edge.Speech.Mel;

namespace Cem.Edge.Speech.Whisper;

/// <summary>Decodes one phrase by the attempts its plan allows. Not thread-safe: it keeps its working memory.</summary>
internal sealed class PhraseDecoder
{
    private const int RepeatTimes = 3;
    private const int LoopTokens = 12;
    private const double WeakText = -0.5;

    /// <summary>10 ms, half a frame of the encoder: the same speech, seen through other frames.</summary>
    private const int LaterBegin = LogMel.SamplesPerFrame;

    private readonly IWhisperModel model;
    private readonly TimeProvider time;
    private readonly LogMel logMel = new();
    private readonly float[] mel = new float[LogMel.Bands * 2 * EncoderRun.FullWindow];
    private readonly Logits arithmetic;
    private readonly PhraseSearch search;
    private readonly LanguageRules languages;

    public PhraseDecoder(IWhisperModel model, TimeProvider time)
    {
        (this.model, this.time) = (model, time);
        arithmetic = new Logits(model.Traits.Vocabulary);
        search = new PhraseSearch(model, arithmetic);
        languages = new LanguageRules(model.Traits.Languages);
    }

    /// <summary>samples: mono, 16,000 Hz, at most 30 s. <paramref name="previous"/>: language of the phrase before.</summary>
    public Heard Decode(ReadOnlySpan<float> samples, TranscribeOptions options, string? previous, RunMeter meter, StepGate gate)
    {
        var speech = TimeSpan.FromSeconds((double)samples.Length / AudioRate.SpeechHz);
        Heard? best = null;
        EncodedWindow? window = null;
        try
        {
            Attempt? next = AttemptPlan.First(speech.TotalSeconds, options.FastPath && model.Traits.ShortWindows);
            for (var reruns = 0; next is { } attempt; reruns++)
            {
                var start = time.GetTimestamp();
                if (attempt.Again || window?.Frames != attempt.Window)
                {
                    window?.Dispose();
                    window = null;
                    window = Listen(attempt.Again ? samples[LaterBegin..] : samples, attempt.Window, speech, options, previous, meter);
                }

                if (window.Language.Verdict != LanguageVerdict.Allowed && attempt.Again)
                    break;
                if (window.Language.Verdict != LanguageVerdict.Allowed && attempt.Window < EncoderRun.FullWindow)
                {
                    // The short window misjudges languages; only the full one may refuse a phrase.
                    next = attempt with { Window = EncoderRun.FullWindow };
                    continue;
                }

                if (window.Language.Verdict == LanguageVerdict.Foreign)
                    return Refused(window, attempt, reruns);
                var heard = Try(window, attempt, reruns, speech, options, gate);
                best = attempt.Again ? Agreed(best!, heard) : Heard.Better(best, heard);
                next = AttemptPlan.Next(attempt, heard.Outcome, time.GetElapsedTime(start), gate.Left);
            }

            return best! with { TimeIsUp = gate.TimeIsUp };
        }
        finally
        {
            window?.Dispose();
        }
    }

    private EncodedWindow Listen(ReadOnlySpan<float> samples, int frames, TimeSpan speech, TranscribeOptions options, string? previous, RunMeter meter)
    {
        var stride = 2 * frames;
        var used = samples[..Math.Min(samples.Length, stride * LogMel.SamplesPerFrame)];
        mel.AsSpan(0, LogMel.Bands * stride).Clear();
        logMel.Compute(used, mel, stride);
        return Begin(mel, frames, speech, options, previous, meter);
    }

    /// <summary>From a mel of [80, 2 * frames]; the tests enter here with the reference vectors.</summary>
    private EncodedWindow Begin(Memory<float> input, int frames, TimeSpan speech, TranscribeOptions options, string? previous, RunMeter meter)
    {
        var special = model.Traits.Special;
        var decoder = model.Listen(input, frames, meter);
        var logits = decoder.Step([special.StartOfTranscript], [0]);
        var noSpeech = Math.Exp(logits[special.NoSpeech] - arithmetic.LogSum(logits));
        var language = (options.Language ?? (model.Traits.EnglishOnly ? "en" : null)) is { } given
            ? new LanguageChoice(given, LanguageVerdict.Allowed)
            : languages.Choose(logits, options.Languages, previous, speech);
        return new EncodedWindow(frames, decoder, language, noSpeech);
    }

    /// <summary>Decodes in the likeliest language and, where another is possible and the text is weak, in that one too: the likelier text decides. So with a store's words.</summary>
    private Heard Try(EncodedWindow window, Attempt attempt, int reruns, TimeSpan speech, TranscribeOptions options, StepGate gate)
    {
        var language = window.Language.Language;
        var candidate = Read(language, withWords: false);
        if (window.Language.RunnerUp is { } other && candidate.AvgLogProb < WeakText && gate.Open())
        {
            var rival = Read(other, withWords: false);
            if (rival.AvgLogProb > candidate.AvgLogProb)
                (language, candidate) = (other, rival);
        }

        if (ExpectedWords.MayHelp(options.Words, candidate) && gate.Open())
        {
            var rival = Read(language, withWords: true);
            if (ExpectedWords.Helps(options.Words, Essence(candidate), Essence(rival)))
                candidate = rival;
        }

        return new Heard
        {
            Language = window.Language with { Language = language }, Attempt = attempt, Candidate = candidate, Reruns = reruns,
            Outcome = Outcome(candidate, window.NoSpeech),
        };

        Candidate Read(string read, bool withWords) => search.Search(window, attempt.Temperature, read, speech, options, withWords, gate);
    }

    private (string Text, double AvgLogProb) Essence(Candidate candidate) => (model.Tokens.Text(candidate.Tokens), candidate.AvgLogProb);

    private AttemptOutcome Outcome(Candidate candidate, double noSpeech)
    {
        var repeat = Repetition.Longest(candidate.Tokens, RepeatTimes);
        return new AttemptOutcome(
            candidate.Ended, candidate.AvgLogProb, Repetition.Compression(model.Tokens.Join(candidate.Tokens)),
            repeat is not null, repeat?.Length >= LoopTokens, noSpeech, candidate.Rivals.Count > 0);
    }

    /// <summary>What both readings together say; a second one that is no sound text in the same language has no voice.</summary>
    private Heard Agreed(Heard first, Heard second)
    {
        first = first with { Reruns = second.Reruns };
        if (!second.IsSound || second.Language.Language != first.Language.Language)
            return first;
        var agreed = Consensus.Of([first.Candidate, second.Candidate], candidate => SpeechErrors.UnitsOf(model.Tokens.Text(candidate.Tokens), first.Language.Language));
        return first with { Candidate = agreed, Outcome = Outcome(agreed, first.Outcome.NoSpeech) };
    }

    private static Heard Refused(EncodedWindow window, Attempt attempt, int reruns) => new()
    {
        Language = window.Language, Attempt = attempt, Candidate = new Candidate([], [], null), Reruns = reruns,
        Outcome = new AttemptOutcome(false, 0, 0, false, false, window.NoSpeech),
    };
}
