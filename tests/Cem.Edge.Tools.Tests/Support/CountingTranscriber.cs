using Cem.Edge.Speech;

namespace Cem.Edge.Tools.Tests.Support;

/// <summary>Writes down who fed it how much, in order; says one phrase for each stream that heard something.</summary>
internal sealed class CountingTranscriber : ITranscriber
{
    public string Model => "counting";

    public List<(int Stream, int Samples)> Fed { get; } = [];

    public List<float> Loudest { get; } = [];

    public Action<int> OnBegin { get; init; } = _ => { };

    public IPhraseStream Begin(TranscribeOptions options)
    {
        Loudest.Add(0);
        OnBegin(Loudest.Count - 1);
        return new Counting(this, Loudest.Count - 1);
    }

    public Transcription Transcribe(ReadOnlyMemory<float> samples, TranscribeOptions options, CancellationToken cancel) =>
        throw new NotSupportedException("The tools read streams.");

    public void Dispose()
    {
    }

    private sealed class Counting(CountingTranscriber all, int number) : IPhraseStream
    {
        private long samples;

        public TimeSpan Audio => TimeSpan.FromSeconds((double)samples / Wav.RateHz);

        public TimeSpan Elapsed => TimeSpan.Zero;

        public IReadOnlyList<Phrase> Feed(ReadOnlySpan<float> fresh, CancellationToken cancel)
        {
            samples += fresh.Length;
            all.Fed.Add((number, fresh.Length));
            foreach (var sample in fresh)
                all.Loudest[number] = Math.Max(all.Loudest[number], Math.Abs(sample));
            return [];
        }

        public IReadOnlyList<Phrase> End(CancellationToken cancel) =>
            [new Phrase { Start = TimeSpan.FromSeconds(number), End = Audio, Text = $"stream {number}", Language = "en", Status = PhraseStatus.Good }];

        public void Dispose()
        {
        }
    }
}
