using Cem.Edge.Speech.Models;
using Cem.Edge.Speech.Tests.Support;
using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Whisper;

/// <summary>The searches on made-up models of five tokens: 0 to 3 are text, 4 ends it.</summary>
public class BeamSearchTests
{
    private const int End = 4;
    private readonly Logits arithmetic = new(End + 1);
    private readonly TokenTree tree = new();
    private readonly StepGate gate = new(TimeProvider.System, null, default);
    private readonly TokenFilter filter = new(new ModelTraits
    {
        Vocabulary = End + 1, MaxTokens = 100, Languages = new Dictionary<string, int>(), Suppress = [], SuppressAtBegin = [End], ShortWindows = true,
        Special = new SpecialTokens { EndOfText = End, StartOfTranscript = 5, Transcribe = 6, NoSpeech = 7, NoTimestamps = 8 },
    });

    [Fact]
    public void Beams_find_the_text_that_greed_misses()
    {
        // Token 0 looks better at first, but only behind token 1 everything is certain.
        using var decoder = new ScriptedDecoder(End + 1, said => Shares(said switch
        {
            [] => [0.6, 0.4, 0, 0, 0],
            [0] => [0.3, 0.2, 0.2, 0.2, 0.1],
            [1] => [0, 0, 1, 0, 0],
            _ => [0, 0, 0, 0, 1],
        }));

        Assert.Equal([0, 0], new GreedySearch(filter, arithmetic, tree).Search(decoder, decoder.Begin(), 10, gate).Tokens);
        decoder.Restart();
        Assert.Equal([1, 2], new BeamSearch(filter, arithmetic, tree, 3).Search(decoder, decoder.Begin(), 10, gate).Tokens);
    }

    [Fact]
    public void Texts_that_came_to_an_end_beside_the_best_are_its_rivals()
    {
        using var decoder = new ScriptedDecoder(End + 1, said => Shares(said switch
        {
            [] => [0.6, 0.4, 0, 0, 0],
            _ => [0, 0, 0, 0, 1],
        }));

        var best = new BeamSearch(filter, arithmetic, tree, 2).Search(decoder, decoder.Begin(), 10, gate);

        Assert.Equal([0], best.Tokens);
        Assert.Equal([1], Assert.Single(best.Rivals).Tokens);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Step_allocates_nothing(int beams)
    {
        var first = Shares([0.4, 0.3, 0.2, 0.1, 0]);
        using var decoder = new SilentDecoder(first, beams);
        Func<int, Candidate> search = beams == 1
            ? steps => new GreedySearch(filter, arithmetic, tree).Search(decoder, decoder.Begin(), steps, gate)
            : steps => new BeamSearch(filter, arithmetic, tree, beams).Search(decoder, decoder.Begin(), steps, gate);
        search(300);

        var (few, many) = (Allocated(() => search(20)), Allocated(() => search(180)));

        // What grows are the texts themselves: an identifier and a log probability for each token.
        Assert.InRange(many - few, 0, beams * 160 * (sizeof(int) + sizeof(double) + 1));
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static float[] Shares(double[] shares) => [.. shares.Select(share => share > 0 ? (float)Math.Log(share) : float.NegativeInfinity)];

    /// <summary>The same logits for every row, without an end.</summary>
    private sealed class SilentDecoder(float[] row, int rows) : IDecoderRun
    {
        private readonly float[] logits = new float[rows * row.Length];

        public int Position { get; private set; }

        public void Restart() => Position = 0;

        public Span<float> Begin() => Answer(1);

        public Span<float> Step(scoped ReadOnlySpan<long> tokens, scoped ReadOnlySpan<long> parents)
        {
            Position++;
            return Answer(parents.Length);
        }

        public void Dispose() => Position = 0;

        private Span<float> Answer(int wanted)
        {
            for (var i = 0; i < wanted; i++)
                row.CopyTo(logits, i * row.Length);
            return logits.AsSpan(0, wanted * row.Length);
        }
    }
}
