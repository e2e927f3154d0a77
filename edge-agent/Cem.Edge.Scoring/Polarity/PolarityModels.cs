using Cem.Edge.Scoring.Ngrams;
using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Remarks;
using Cem.Edge.Scoring.Sentences;

namespace Cem.Edge.Scoring.Polarity;

/// <summary>The polarity models of this machine: the one that speaks, and why it is not the encoder where it is not.</summary>
internal sealed class PolarityModels : IDisposable
{
    private static readonly Lazy<RemarkHeads> Remarks = new(RemarkHeads.Shipped);

    private PolarityModels(IPolarityModel speaking, PolarityVoice voice, string version) => (Speaking, Voice, Version) = (speaking, voice, version);

    public required ILexicon EnglishWords { get; init; }

    public required ILexicon ChineseWords { get; init; }

    public IPolarityModel Speaking { get; }

    public PolarityVoice Voice { get; }

    /// <summary>For example <c>encoder-1f2e3d4c-5b6a7988-0a1b2c3d</c>: the same text scores otherwise under another model or other weights.</summary>
    public string Version { get; }

    public static PolarityModels Load(ScorerOptions options, TimeProvider time)
    {
        var places = ModelPlaces.Of(options.ModelsFolder);
        var (english, chinese) = (places.Weights(Script.English), places.Weights(Script.Chinese));
        var (englishWords, chineseWords) = (new EnglishLexicon(), new ChineseLexicon());
        var (encoder, reason, took) = options.Polarity == PolarityChoice.Ngram ? (null, null, null) : EncoderTrial.Run(places.Encoder, options, time);
        IPolarityModel model = encoder is null ? new NgramModel(english, chinese, englishWords, chineseWords) : new EncoderModel(encoder, english, chinese);
        var speaking = new RemarkModel(model, Remarks.Value);
        return new PolarityModels(speaking, new PolarityVoice(speaking.Name, reason, took), $"{speaking.Name}-{english.Version}-{chinese.Version}-{Remarks.Value.Version}")
        {
            EnglishWords = englishWords,
            ChineseWords = chineseWords,
        };
    }

    /// <summary>A model that speaks for itself, beside the shipped lexicons: how training hears what the scorer would say.</summary>
    public static PolarityModels Of(IPolarityModel speaking) => new(speaking, new PolarityVoice(speaking.Name, null, null), speaking.Name)
    {
        EnglishWords = new EnglishLexicon(),
        ChineseWords = new ChineseLexicon(),
    };

    public void Dispose() => Speaking.Dispose();
}
