using Cem.Edge.Scoring.Polarity;
using Cem.Edge.Scoring.Sentences;

namespace Cem.Edge.Scoring.Tests.Sentences;

/// <summary>Tokens and numbers of the reference encoder (sentencepiece and ONNX Runtime in Python), so that .NET reads what the heads were measured on.</summary>
public sealed class SentenceEncoderTests : IDisposable
{
    private readonly SentenceEncoder _encoder = SentenceEncoder.Load(ModelPlaces.Of(null).Encoder!);

    public static TheoryData<string, long[], double[]> Reference => new()
    {
        { "it was ok", [1, 38, 865, 11, 336, 380, 2214, 2], [0.03752, -0.01697, -0.02201, -0.02718, 0.06158, -0.05575, 0.00928, 0.00554] },
        { "I waited forty minutes and nobody came", [1, 38, 865, 11, 77, 20707, 241, 89, 646, 7943, 117, 96, 19437, 11340, 2], [0.03518, -0.0195, -0.01828, -0.05042, 0.11092, -0.02519, -0.00243, 0.02761] },
        { "服务员态度很好", [1, 38, 865, 11, 5, 2048, 7142, 42817, 15462, 2], [0.0291, -0.00648, -0.05408, -0.04094, 0.05714, -0.06764, 0.03149, 0.00195] },
        { "排队太久了", [1, 38, 865, 11, 5, 4641, 5227, 2473, 8603, 224, 2], [0.05658, -0.00149, -0.01, -0.03556, 0.09894, -0.07695, -0.04367, 0.02935] },
    };

    [Theory]
    [MemberData(nameof(Reference))]
    public void Tokens_and_embedding_are_those_of_the_reference(string text, long[] ids, double[] first)
    {
        var embedding = _encoder.Embed(text);

        Assert.Equal(ids, _encoder.Tokens(text));
        Assert.Equal(384, embedding.Length);
        // Another processor rounds the 4-bit products a little differently.
        Assert.All(first.Zip(embedding), pair => Assert.InRange(pair.First - pair.Second, -0.003, 0.003));
    }

    [Fact]
    public void A_text_longer_than_the_model_takes_is_cut_and_keeps_its_end_token()
    {
        var tokens = _encoder.Tokens(string.Concat(Enumerable.Repeat("the till was slow ", 1_000)));

        Assert.Equal((512, 2), (tokens.Length, tokens[^1]));
        Assert.Equal(384, _encoder.Embed(string.Concat(Enumerable.Repeat("排队", 2_000))).Length);
    }

    public void Dispose() => _encoder.Dispose();
}
