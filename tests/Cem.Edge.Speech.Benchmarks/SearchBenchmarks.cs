using BenchmarkDotNet.Attributes;
using Cem.Edge.Speech.Models;
using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Benchmarks;

/// <summary>The searches alone: a decoder that costs nothing gives the same logits at each step and never ends. Allocated / Steps is what one step costs.</summary>
public class SearchBenchmarks
{
    private const int Vocabulary = 51_865;
    private const int EndOfText = 50_257;
    private readonly StepGate gate = new(TimeProvider.System, budget: null, CancellationToken.None);
    private readonly Logits arithmetic = new(Vocabulary);
    private readonly TokenTree tree = new();
    private readonly TokenFilter filter = new(new ModelTraits
    {
        Vocabulary = Vocabulary, MaxTokens = 448, Languages = new Dictionary<string, int>(), Suppress = [EndOfText], SuppressAtBegin = [], ShortWindows = true,
        Special = new SpecialTokens { EndOfText = EndOfText, StartOfTranscript = 50_258, Transcribe = 50_359, NoSpeech = 50_362, NoTimestamps = 50_363 },
    });

    [Params(16, 64, 220)]
    public int Steps { get; set; }

    [Benchmark]
    public int Greedy()
    {
        using var decoder = new FlatDecoder(Vocabulary, EndOfText);
        return new GreedySearch(filter, arithmetic, tree).Search(decoder, decoder.Begin(), Steps, gate).Tokens.Count;
    }

    [Benchmark]
    public int Five_beams()
    {
        using var decoder = new FlatDecoder(Vocabulary, EndOfText);
        return new BeamSearch(filter, arithmetic, tree, 5).Search(decoder, decoder.Begin(), Steps, gate).Tokens.Count;
    }
}
