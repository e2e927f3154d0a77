using Cem.Edge.Speech.Mel;
using Cem.Edge.Speech.Tests.Support;
using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Whisper;

/// <summary>The searches on the real model, fed with shipped remarks.</summary>
public sealed class SearchTests : IDisposable
{
    private readonly IWhisperModel model = WhisperModels.Load(SpeechModels.Find().Whisper, new SpeechRuntimeOptions());
    private readonly RunMeter meter = new(TimeProvider.System);
    private readonly StepGate gate = new(TimeProvider.System, null, default);
    private readonly TokenTree tree = new();
    private readonly TokenFilter filter;
    private readonly Logits logits;

    public SearchTests()
    {
        filter = new TokenFilter(model.Traits);
        logits = new Logits(model.Traits.Vocabulary);
    }

    public void Dispose() => model.Dispose();

    [Theory]
    [InlineData("price-wrong.wav")]
    [InlineData("phone-number.wav")]
    public void One_beam_is_greedy(string remark)
    {
        using var decoder = Hear(remark);
        var greedy = new GreedySearch(filter, logits, tree).Search(decoder, Prompt(decoder), 100, gate);
        decoder.Restart();
        var beam = new BeamSearch(filter, logits, tree, 1).Search(decoder, Prompt(decoder), 100, gate);

        Assert.Equal(greedy.Tokens, beam.Tokens);
        Assert.Equal(greedy.AvgLogProb, beam.AvgLogProb, 1e-4);
    }

    [Fact]
    public void Five_beams_read_clear_speech_as_greedy_does()
    {
        using var decoder = Hear("wish-parking.wav");
        var greedy = new GreedySearch(filter, logits, tree).Search(decoder, Prompt(decoder), 100, gate);
        decoder.Restart();
        var beams = new BeamSearch(filter, logits, tree, 5).Search(decoder, Prompt(decoder), 100, gate);

        Assert.Equal(model.Tokens.Text(greedy.Tokens), model.Tokens.Text(beams.Tokens));
        Assert.Equal(greedy.AvgLogProb, beams.AvgLogProb, 0.01);
    }

    [Fact]
    public void Budget_of_tokens_ends_every_search_unended()
    {
        using var decoder = Hear("queue-long.wav");
        var greedy = new GreedySearch(filter, logits, tree).Search(decoder, Prompt(decoder), 3, gate);
        decoder.Restart();
        var beams = new BeamSearch(filter, logits, tree, 5).Search(decoder, Prompt(decoder), 3, gate);
        decoder.Restart();
        var sampled = new SampledSearch(filter, logits, tree, 5, 0.4f).Search(decoder, Prompt(decoder), 3, gate);

        Assert.All([greedy, beams, sampled], candidate =>
        {
            Assert.Equal(3, candidate.Tokens.Count);
            Assert.False(candidate.Ended);
        });
    }

    [Fact]
    public void Sampling_at_a_low_temperature_reads_clear_speech()
    {
        using var decoder = Hear("wish-parking.wav");
        var sampled = new SampledSearch(filter, logits, tree, 5, 0.2f).Search(decoder, Prompt(decoder), 50, gate);

        Assert.True(sampled.Ended);
        Assert.Contains("parking", model.Tokens.Text(sampled.Tokens), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Time_that_is_up_ends_the_search_with_what_it_has()
    {
        using var decoder = Hear("queue-long.wav");
        var closed = new StepGate(TimeProvider.System, TimeSpan.Zero, default);

        Assert.False(new BeamSearch(filter, logits, tree, 5).Search(decoder, Prompt(decoder), 100, closed).Ended);
    }

    private IDecoderRun Hear(string remark)
    {
        const int Frames = 512;
        var mel = new float[LogMel.Bands * 2 * Frames];
        var samples = Sound.Remark(remark);
        new LogMel().Compute(samples.AsSpan(0, Math.Min(samples.Length, 5 * AudioRate.SpeechHz)), mel, 2 * Frames);
        return model.Listen(mel, Frames, meter);
    }

    private Span<float> Prompt(IDecoderRun decoder) => decoder.Step(
        [model.Traits.Special.StartOfTranscript, model.Traits.Languages["en"], model.Traits.Special.Transcribe, model.Traits.Special.NoTimestamps], [0]);
}
