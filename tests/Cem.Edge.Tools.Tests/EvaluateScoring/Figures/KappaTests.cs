using Cem.Edge.Tools.EvaluateScoring.Figures;

namespace Cem.Edge.Tools.Tests.EvaluateScoring.Figures;

public class KappaTests
{
    /// <summary>20 both yes, 5 and 10 apart, 15 both no: agreed 0.7, by chance 0.5.</summary>
    [Fact]
    public void Worked_example_gives_four_tenths() =>
        Assert.Equal(0.4, Kappa.Of([.. Times(20, ("yes", "yes")), .. Times(5, ("yes", "no")), .. Times(10, ("no", "yes")), .. Times(15, ("no", "no"))]), 12);

    [Fact]
    public void Full_agreement_is_one_even_where_there_is_only_one_answer() =>
        Assert.Equal((1.0, 1.0), (Kappa.Of([("a", "a"), ("b", "b")]), Kappa.Of([("a", "a"), ("a", "a")])));

    [Fact]
    public void Agreement_below_chance_is_negative() => Assert.Equal(-1, Kappa.Of([("a", "b"), ("b", "a")]));

    private static IEnumerable<(string, string)> Times(int n, (string, string) pair) => Enumerable.Repeat(pair, n);
}
