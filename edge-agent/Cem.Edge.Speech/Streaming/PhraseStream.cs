using System.Numerics.Tensors;
using Cem.Edge.Speech.Vad;
using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Streaming;

/// <summary>Listens frame by frame, finds phrases and has each one read as soon as it has ended.</summary>
internal sealed class PhraseStream(VoiceStream voice, PhraseFinder finder, PhraseReader reader, TranscribeOptions options, TimeProvider time) : IPhraseStream
{
    /// <summary>Taken in at once, so that an hour fed at once is not copied at once.</summary>
    private const int Portion = AudioRate.SpeechHz;
    private readonly SampleHistory history = new();
    private bool open = true;
    private long heard;
    private long lastEnd;
    private string? language;

    public TimeSpan Audio => PhraseReader.Time(history.End);

    public TimeSpan Elapsed { get; private set; }

    public IReadOnlyList<Phrase> Feed(ReadOnlySpan<float> samples, CancellationToken cancel)
    {
        var work = Begin(cancel);
        while (!samples.IsEmpty)
        {
            var portion = Math.Min(Portion, samples.Length);
            history.Append(samples[..portion]);
            samples = samples[portion..];
            while (heard + VoiceDetector.FrameSamples <= history.End)
                Listen(heard + VoiceDetector.FrameSamples, cancel);
            Read(work);
        }

        open = true;
        return Finish(work);
    }

    public IReadOnlyList<Phrase> End(CancellationToken cancel)
    {
        var work = Begin(cancel);
        if (heard < history.End)
            Listen(history.End, cancel);
        finder.End(history.End);
        Read(work);
        return Finish(work);
    }

    public void Dispose()
    {
        open = false;
        voice.Dispose();
    }

    /// <summary>One call: closed until it succeeds, so that neither a second thread nor the aftermath of an exception goes on with half a state.</summary>
    private Work Begin(CancellationToken cancel)
    {
        if (!open)
            throw new InvalidOperationException("The stream has ended, failed or is in use; begin another.");
        open = false;
        return new Work(time.GetTimestamp(), new StepGate(time, options.Budget - Elapsed, cancel), []);
    }

    private void Listen(long end, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var frame = history.Slice(heard, end);
        finder.Add(voice.Hear(frame), TensorPrimitives.SumOfSquares(frame) / frame.Length);
        heard = end;
    }

    private void Read(Work work)
    {
        while (finder.TryTake(out var found))
        {
            var cut = QuietEdges.Cut(history.Slice(found.Start, found.End), found);
            var span = cut with { Start = Math.Max(cut.Start, lastEnd) };
            lastEnd = span.End;
            var phrase = reader.Read(history.Slice(span.Start, span.End), span, options, language, work.Gate);
            if (phrase.Status == PhraseStatus.Good || phrase.Reason == PhraseReason.Language)
                language = phrase.Language;
            work.Phrases.Add(phrase);
        }

        history.Forget(Math.Min(finder.Needed, heard));
    }

    private List<Phrase> Finish(Work work)
    {
        Elapsed += time.GetElapsedTime(work.Start);
        return work.Phrases;
    }

    private sealed record Work(long Start, StepGate Gate, List<Phrase> Phrases);
}
