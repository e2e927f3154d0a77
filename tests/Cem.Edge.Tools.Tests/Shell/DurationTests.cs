using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Tests.Shell;

public sealed class DurationTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7_200)]
    public void Number_with_unit_is_a_length(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Duration.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("90")]
    [InlineData("0s")]
    [InlineData("-5s")]
    [InlineData("5 s")]
    public void Anything_else_is_none(string text) => Assert.Null(Duration.Parse(text));
}
