using Cem.Edge.FirmwareSim.Faults;

namespace Cem.Edge.FirmwareSim.Tests.Faults;

public sealed class LineHistoryTests
{
    private readonly LineHistory line = new();

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(1.0, true)]
    [InlineData(17.9, true)]
    [InlineData(18.1, false)]
    [InlineData(21, false)]
    [InlineData(25.5, false)]
    [InlineData(26, true)]
    public void A_press_is_live_while_the_line_stands_settled_and_does_not_fall_right_after(double pressedAt, bool live)
    {
        line.Rose(At(0));
        line.Fell(At(20));
        line.Rose(At(25));

        Assert.Equal(live, line.WasLive(At(pressedAt)));
    }

    [Fact]
    public void A_kiosk_that_never_connected_has_no_live_press() => Assert.False(line.WasLive(At(5)));

    private static DateTimeOffset At(double seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);
}
