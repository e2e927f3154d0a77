using Cem.Edge.Scoring.Polarity;
using Cem.Edge.Scoring.Sentences;
using Cem.Edge.Scoring.Sentences.Network;

namespace Cem.Edge.Scoring.Tests.Sentences;

/// <summary>The way for other processors and other graphs: ONNX Runtime, its optimised graph kept on disk.</summary>
public sealed class OnnxNetworkTests
{
    private static readonly long[] Tokens = [1, 38, 865, 11, 5, 4641, 5227, 2473, 8603, 224, 2];

    [Fact]
    public void A_kept_graph_says_what_the_model_says_and_a_damaged_one_is_made_again()
    {
        var cache = Directory.CreateTempSubdirectory("cem-graphs-").FullName;
        try
        {
            var expected = Embedding(null);

            Assert.Equal(expected, Embedding(cache));
            var kept = Assert.Single(Directory.GetDirectories(cache));
            Assert.Equal(expected, Embedding(cache));
            Assert.Equal(kept, Assert.Single(Directory.GetDirectories(cache)));

            File.WriteAllBytes(Path.Combine(kept, "graph.onnx"), [1, 2, 3]);
            Assert.Equal(expected, Embedding(cache));
            Assert.NotEqual(3, new FileInfo(Path.Combine(Assert.Single(Directory.GetDirectories(cache)), "graph.onnx")).Length);
        }
        finally
        {
            Directory.Delete(cache, recursive: true);
        }
    }

    [Fact]
    public void A_cache_that_cannot_be_written_costs_no_embedding()
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.Equal(Embedding(null), Embedding(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static float[] Embedding(string? cache)
    {
        using var network = OnnxNetwork.Open(EncoderFolder.Open(ModelPlaces.Of(null).Encoder!), cache);
        return network.Embed(Tokens);
    }
}
