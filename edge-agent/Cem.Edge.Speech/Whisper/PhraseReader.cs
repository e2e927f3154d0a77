using System.Numerics.Tensors;
using Cem.Edge.Speech.Vad;

namespace Cem.Edge.Speech.Whisper;

/// <summary>Reads one found phrase after the other, for all streams: guards before, decoding, guards after.</summary>
internal sealed class PhraseReader(IWhisperModel whisper, TimeProvider time) : IDisposable
{
    private readonly PhraseDecoder decoder = new(whisper, time);
    private readonly TokenText text = new(whisper.Tokens);
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    public static TimeSpan Time(long samples) => TimeSpan.FromSeconds((double)samples / AudioRate.SpeechHz);

    /// <summary>samples: those of <paramref name="span"/>, mono, 16,000 Hz. <paramref name="previous"/>: language of the phrase before in the same stream.</summary>
    public Phrase Read(ReadOnlySpan<float> samples, SpeechSpan span, TranscribeOptions options, string? previous, StepGate gate)
    {
        var start = time.GetTimestamp();
        var unread = new Phrase
        {
            Start = Time(span.Start), End = Time(span.End), Text = "", Language = previous ?? "", Status = PhraseStatus.Unscored,
            Figures = new DecodingFigures { MeanVad = span.Mean },
        };
        if (PhraseJudge.RefuseBefore(Rms(samples), span.Mean) is { } reason)
            return unread with { Reason = reason };
        if (!gate.Open())
            return unread with { Reason = PhraseReason.OutOfTime };

        var meter = new RunMeter(time);
        var heard = Decode(samples, options, previous, meter, gate);
        return Judged(unread, heard) with { Figures = Figures(heard, span, options, meter) with { Elapsed = time.GetElapsedTime(start) } };
    }

    public void Dispose() => oneAtATime.Dispose();

    private Heard Decode(ReadOnlySpan<float> samples, TranscribeOptions options, string? previous, RunMeter meter, StepGate gate)
    {
        oneAtATime.Wait(gate.Cancel);
        try
        {
            return decoder.Decode(samples, options, previous, meter, gate);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private Phrase Judged(Phrase unread, Heard heard)
    {
        var words = text.Text(heard.Candidate.Tokens, heard.Language.Language);
        var (status, doubt) = PhraseJudge.Judge(heard, words, unread.Figures.MeanVad);
        var judged = unread with { Language = heard.Language.Language, Status = status, Reason = doubt };
        if (status == PhraseStatus.Unscored)
            return judged;
        return judged with { Text = words, Words = text.Words(heard.Candidate, heard.Language.Language), Confidence = WordAccuracy.Of(heard.Outcome, heard.Language.Language) };
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

    private static double Rms(ReadOnlySpan<float> samples) => samples.IsEmpty ? 0 : Math.Sqrt(TensorPrimitives.SumOfSquares(samples) / (double)samples.Length);
}
