using Cem.Edge.Contracts;
using Cem.Edge.Hub.Detection;

namespace Cem.Edge.Hub.Tests.Detection;

public sealed class SilenceWatchTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    private readonly SilenceWatch watch = new(new DetectionOptions(), Start);

    [Theory]
    [InlineData(89, StateWord.Ready, false)]
    [InlineData(90, StateWord.Ready, true)]
    [InlineData(90, StateWord.Lost, true)]
    [InlineData(90, StateWord.Alert, true)]
    [InlineData(90, "", true)]
    [InlineData(90, StateWord.Disconnected, false)]
    [InlineData(90, StateWord.Sleeping, false)]
    [InlineData(24 * 3600, StateWord.Disconnected, true)]
    public void Silence_needs_three_missing_beats_and_a_device_that_went_on_purpose_a_day(int seconds, string state, bool silent)
    {
        DateTimeOffset now = Start.AddDays(2);
        Assert.Equal(silent, watch.IsSilent(Signs(now.AddSeconds(-seconds), state), now));
    }

    [Fact]
    public void Nothing_heard_while_the_hub_was_down_is_no_silence()
    {
        DeviceSigns signs = Signs(Start.AddHours(-5), StateWord.Ready);
        Assert.False(watch.IsSilent(signs, Start.AddSeconds(89)));
        Assert.True(watch.IsSilent(signs, Start.AddSeconds(90)));
    }

    [Fact]
    public void It_ends_when_the_device_speaks_again()
    {
        DateTimeOffset opened = Start.AddHours(1);
        Assert.Null(watch.Ends(Signs(opened.AddSeconds(-90), StateWord.Ready), opened, opened.AddSeconds(5)));
        Assert.Equal(AlertEnding.Returned, watch.Ends(Signs(opened.AddSeconds(3), StateWord.Ready), opened, opened.AddSeconds(5)));
    }

    [Fact]
    public void The_brokers_will_is_no_return()
    {
        DateTimeOffset opened = Start.AddHours(1);
        Assert.Null(watch.Ends(Signs(opened.AddSeconds(3), StateWord.Lost), opened, opened.AddSeconds(5)));
    }

    [Fact]
    public void It_ends_when_the_journey_no_longer_has_the_device() => Assert.Equal(AlertEnding.Removed, watch.Ends(null, Start, Start.AddMinutes(5)));

    private static DeviceSigns Signs(DateTimeOffset lastSign, string state) => new("kiosk-1", "harbour", "harbour-exit", lastSign, state);
}
