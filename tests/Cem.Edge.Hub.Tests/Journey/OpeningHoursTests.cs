using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Hub.Tests.Journey;

public sealed class OpeningHoursTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private readonly OpeningHours hours = new(new Dictionary<DayOfWeek, OpenInterval>
    {
        [DayOfWeek.Friday] = OpeningHours.ParseInterval("18:00-02:00")!,
        [DayOfWeek.Saturday] = OpeningHours.ParseInterval("09:00-24:00")!,
    });

    [Theory]
    [InlineData("2026-06-05T16:59:00Z", false)]
    [InlineData("2026-06-05T17:00:00Z", true)]
    [InlineData("2026-06-06T00:59:00Z", true)]
    [InlineData("2026-06-06T01:00:00Z", false)]
    [InlineData("2026-06-06T22:59:00Z", true)]
    [InlineData("2026-06-06T23:00:00Z", false)]
    [InlineData("2026-06-08T12:00:00Z", false)]
    public void Hours_are_local_and_may_pass_midnight(string at, bool open) =>
        Assert.Equal(open, hours.IsOpen(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), London));

    [Theory]
    [InlineData("2026-06-10T00:00:00Z")]
    [InlineData("2026-06-10T23:59:59Z")]
    public void Shop_that_never_closes_is_always_open(string at)
    {
        OpenInterval always = OpeningHours.ParseInterval("00:00-24:00")!;
        var week = new OpeningHours(OpeningHours.ParseDays("mon-sun")!.ToDictionary(day => day, _ => always));

        Assert.True(week.IsOpen(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), London));
    }

    [Fact]
    public void Days_may_wrap_around_the_week() =>
        Assert.Equal([DayOfWeek.Saturday, DayOfWeek.Sunday, DayOfWeek.Monday], OpeningHours.ParseDays("sat-mon")!);

    [Theory]
    [InlineData("09:00")]
    [InlineData("9-18")]
    [InlineData("09:00-09:00")]
    public void Interval_that_is_none_is_refused(string text) => Assert.Null(OpeningHours.ParseInterval(text));
}
