using System.Numerics.Tensors;
using Cem.Edge.Scoring.Polarity;
using Cem.Edge.Scoring.Sentences;
using Cem.Edge.Scoring.Sentences.Network;
using Cem.Edge.Scoring.Tests.Support;

namespace Cem.Edge.Scoring.Tests.Sentences;

/// <summary>The managed encoder says what ONNX Runtime says with the same file, whatever the length, the registers and the threads.</summary>
public sealed class TransformerTests
{
    private const int AnySeed = 20261128;

    private static string Graph => EncoderFolder.Open(ModelPlaces.Of(null).Encoder!).Graph;

    public static TheoryData<int> Widths => Transformer.Columns == 0 ? [0] : [.. new[] { 8, 16 }.Where(columns => columns <= Transformer.Columns)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void The_shipped_graph_is_computed_as_onnx_runtime_computes_it(int columns)
    {
        using var runtime = OnnxNetwork.Open(EncoderFolder.Open(ModelPlaces.Of(null).Encoder!), null);
        using var managed = Transformer.Open(Graph, columns);
        if (columns == 0)
        {
            Assert.Null(managed);
            return;
        }

        Assert.NotNull(managed);
        foreach (var length in (int[])[2, 3, 5, 8, 9, 16, 20, 31, 64, 200, 512])
        {
            var tokens = Text(length);
            var (expected, embedding) = (runtime.Embed(tokens), managed.Embed(tokens));

            Assert.Equal(1, TensorPrimitives.Norm<float>(embedding), 1e-5);
            // Inputs are rounded to a byte in both; where one rounds up and the other down, they part by this much.
            Assert.InRange(TensorPrimitives.CosineSimilarity<float>(expected, embedding), 0.9995, 1.0001);
        }
    }

    [NeedsLanesFact(16)]
    public void Wide_and_narrow_registers_give_the_same_numbers()
    {
        using var wide = Transformer.Open(Graph, 16)!;
        using var narrow = Transformer.Open(Graph, 8)!;

        Assert.Equal(wide.Embed(Text(13)), narrow.Embed(Text(13)));
    }

    [Fact]
    public void Several_threads_get_what_one_gets()
    {
        using var encoder = SentenceEncoder.Load(ModelPlaces.Of(null).Encoder!);
        string[] texts = ["it was ok", "排队太久了", "the lady at the desk was so kind", "", "so"];
        var expected = texts.Select(encoder.Embed).ToArray();

        Parallel.For(0, 50, i => Assert.Equal(expected[i % texts.Length], encoder.Embed(texts[i % texts.Length])));
    }

    [Fact]
    public void Another_computation_with_the_same_weights_is_left_to_onnx_runtime()
    {
        var other = Path.GetTempFileName();
        try
        {
            var bytes = File.ReadAllBytes(Graph);
            // The square root of a half inside GELU, as the file has it; nowhere else do these bytes follow its name.
            var constant = bytes.AsSpan().IndexOf("c_113"u8.ToArray());
            bytes[bytes.AsSpan(constant).IndexOf(BitConverter.GetBytes(0.70710677f)) + constant] ^= 1;
            File.WriteAllBytes(other, bytes);

            Assert.Null(Transformer.Open(other, 8));
        }
        finally
        {
            File.Delete(other);
        }
    }

    [NeedsLanesFact(8)]
    public void A_cut_file_is_refused()
    {
        var cut = Path.GetTempFileName();
        try
        {
            foreach (var length in (int[])[20_000_000, 1_000, 1])
            {
                File.WriteAllBytes(cut, File.ReadAllBytes(Graph)[..length]);

                Assert.True(Record.Exception(() => Transformer.Open(cut, 8)) is InvalidDataException or EndOfStreamException, $"{length} bytes");
            }
        }
        finally
        {
            File.Delete(cut);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.8413447)]
    [InlineData(-1, -0.1586553)]
    [InlineData(3, 2.9959503)]
    [InlineData(-3, -0.0040497)]
    [InlineData(40, 40)]
    [InlineData(-40, 0)]
    public void Gelu_is_the_number_times_its_normal_distribution(float x, double expected)
    {
        var numbers = Enumerable.Repeat(x, 8).ToArray();

        Gelu.Apply(numbers);

        Assert.All(numbers, number => Assert.Equal(expected, number, 2e-6));
    }

    private static long[] Text(int length)
    {
        var random = new Random(AnySeed + length);
        return [1, .. Enumerable.Range(0, length - 2).Select(_ => (long)random.Next(3, 102_554)), 2];
    }
}
