using Cem.Edge.Tools.Demo;

namespace Cem.Edge.Tools.Tests.Demo;

public sealed class PercentilesTests
{
    [Fact]
    public void A_percentile_is_a_value_that_was_measured()
    {
        var waits = new Percentiles(Enumerable.Range(1, 200).Reverse().Select(ms => TimeSpan.FromMilliseconds(ms)));

        Assert.Equal((100, 198, 200), (waits.At(0.5), waits.At(0.99), waits.At(1)));
    }

    [Fact]
    public void One_value_is_every_percentile() => Assert.Equal(7.1, new Percentiles([TimeSpan.FromMilliseconds(7.06)]).At(0.5));

    [Fact]
    public void Nothing_measured_is_null_and_not_zero() => Assert.Null(new Percentiles([]).At(0.99));
}
