using Cem.Edge.Hub.Privacy;

namespace Cem.Edge.Hub.Tests.Privacy;

public sealed class EventAgeTests
{
    private const long Before = 100;
    private const long Now = 200;

    [Theory]
    [InlineData(new long[] { }, 0)]
    [InlineData(new long[] { 100 }, 0)]
    [InlineData(new long[] { 99, 100 }, 1)]
    [InlineData(new long[] { 50, 60, 150, 70 }, 2)]
    [InlineData(new long[] { 50, 900, 60, 150 }, 3)] // the hub's clock was ahead for a moment
    [InlineData(new long[] { 900, 901, 60, 150 }, 3)]
    [InlineData(new long[] { 900, 150, 60 }, 0)]
    [InlineData(new long[] { 50, 900, 150 }, 1)]
    public void Events_past_their_term_are_counted_in_order_of_arrival(long[] receivedAt, int past) =>
        Assert.Equal(past, EventAge.CountPast(receivedAt, Before, Now));
}
