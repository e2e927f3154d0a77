using Cem.Edge.Speech.Whisper;
using CsCheck;

namespace Cem.Edge.Speech.Tests.Whisper;

public class LogitsTests
{
    [Fact]
    public void Top_equals_sorting() => Gen.Float[-20, 20].Array[1, 300].Sample(row =>
    {
        var (indices, values) = (new int[Math.Min(6, row.Length)], new float[Math.Min(6, row.Length)]);
        Logits.Top(row, indices, values);

        Assert.Equal(row.OrderDescending().Take(values.Length), values);
        Assert.All(indices.Zip(values), pair => Assert.Equal(pair.Second, row[pair.First]));
        Assert.Equal(indices.Length, indices.Distinct().Count());
    });

    [Fact]
    public void Forbidden_tokens_never_reach_the_top()
    {
        var (indices, values) = (new int[3], new float[3]);
        Logits.Top([float.NegativeInfinity, 1, float.NegativeInfinity], indices, values);

        Assert.Equal([1, -1, -1], indices);
    }

    [Fact]
    public void Log_sum_makes_probabilities_that_add_up_to_one()
    {
        float[] row = [80, 81, float.NegativeInfinity, 79];

        Assert.Equal(1, row.Sum(value => Math.Exp(value - new Logits(4).LogSum(row))), 1e-5);
    }

    [Fact]
    public void Draws_follow_the_probabilities_and_spare_forbidden_tokens()
    {
        var (logits, random) = (new Logits(3), new Random(5));
        float[] row = [float.NegativeInfinity, MathF.Log(0.25f), MathF.Log(0.75f)];

        var drawn = Enumerable.Range(0, 4_000).Select(_ => logits.Draw(row, 1, random)).ToList();

        Assert.DoesNotContain(0, drawn);
        Assert.InRange(drawn.Count(token => token == 2), 2_850, 3_150);
    }
}
