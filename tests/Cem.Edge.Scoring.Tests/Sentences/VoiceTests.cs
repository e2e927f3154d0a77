namespace Cem.Edge.Scoring.Tests.Sentences;

/// <summary>Which model speaks: the encoder where it can, else the n-grams, named and with the reason, never a failure.</summary>
public sealed class VoiceTests : IDisposable
{
    private readonly string _models = Directory.CreateTempSubdirectory("cem-models-").FullName;

    [Fact]
    public void The_encoder_speaks_where_it_is_whole_and_says_what_a_clause_took()
    {
        using var scorer = Scorer.Load(new ScorerOptions { SlowestClause = TimeSpan.FromMinutes(1) });

        Assert.Equal(("encoder", null), (scorer.Voice.Model, scorer.Voice.Reason));
        Assert.True(scorer.Voice.ClauseTime > TimeSpan.Zero);
        Assert.Equal("encoder", Assert.Single(scorer.Score("the lady at the desk was so kind").Findings).SpokenBy);
        Assert.Contains("/encoder-", scorer.Versions, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_folder_the_ngrams_speak() => Assert.Contains("no folder e5-small-q4", Silenced().Reason, StringComparison.Ordinal);

    [Fact]
    public void A_changed_file_is_named_and_the_ngrams_speak()
    {
        Folder("""{"layout":"cem-edge-sentence/1","dimension":384,"max_tokens":512,"prefix":"query: ","start":1,"end":2,"files":{"encoder.onnx":{"bytes":4,"sha256":"00"},"tokenizer.model":{"bytes":4,"sha256":"00"}}}""");

        var reason = Silenced().Reason;

        Assert.Contains("encoder.onnx was changed", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ not json", "model.json cannot be read")]
    [InlineData("""{"layout":"other/2","files":{}}""", "the layout is \"other/2\"")]
    [InlineData("""{"layout":"cem-edge-sentence/1","files":{}}""", "does not list encoder.onnx")]
    public void A_broken_manifest_is_named_and_the_ngrams_speak(string manifest, string reason)
    {
        Folder(manifest);

        Assert.Contains(reason, Silenced().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_on_which_a_clause_takes_too_long_gets_the_ngrams()
    {
        using var scorer = Scorer.Load(new ScorerOptions(), new SlowClock());

        Assert.Equal(("ngram", TimeSpan.FromSeconds(2)), (scorer.Voice.Model, scorer.Voice.ClauseTime));
        Assert.Contains("takes 2000 ms here, more than 80 ms", scorer.Voice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_asks_for_the_encoder_gets_it_however_slow()
    {
        using var scorer = Scorer.Load(new ScorerOptions { Polarity = PolarityChoice.Encoder }, new SlowClock());

        Assert.Equal("encoder", scorer.Voice.Model);
    }

    [Fact]
    public void The_ngrams_when_asked_for_speak_without_a_reason()
    {
        using var scorer = Scorer.Load(new ScorerOptions { Polarity = PolarityChoice.Ngram });

        Assert.Equal(new PolarityVoice("ngram", null, null), scorer.Voice);
        Assert.Equal("ngram", Assert.Single(scorer.Score("the lady at the desk was so kind").Findings).SpokenBy);
    }

    [Fact]
    public void Another_taxonomy_shares_the_models_and_does_not_free_them()
    {
        using var scorer = Scorer.Load(new ScorerOptions { Polarity = PolarityChoice.Encoder });

        scorer.With(scorer.Taxonomy).Dispose();

        Assert.NotNull(scorer.Score("the lady at the desk was so kind").Polarity);
    }

    public void Dispose() => Directory.Delete(_models, recursive: true);

    private PolarityVoice Silenced()
    {
        using var scorer = Scorer.Load(new ScorerOptions { ModelsFolder = _models });
        Assert.True(scorer.Score("the lady at the desk was so kind").Polarity > 0);
        Assert.Equal("ngram", scorer.Voice.Model);
        return scorer.Voice;
    }

    private void Folder(string manifest)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_models, "e5-small-q4")).FullName;
        File.WriteAllText(Path.Combine(folder, "model.json"), manifest);
        File.WriteAllText(Path.Combine(folder, "encoder.onnx"), "none");
        File.WriteAllText(Path.Combine(folder, "tokenizer.model"), "none");
    }

    /// <summary>Every look at it is two seconds later.</summary>
    private sealed class SlowClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now += 2;
    }
}
