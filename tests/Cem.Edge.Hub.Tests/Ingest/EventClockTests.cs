using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;

namespace Cem.Edge.Hub.Tests.Ingest;

public sealed class EventClockTests
{
    private static readonly DateTimeOffset Received = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly EventClock clock = new(TimeSpan.FromMinutes(5));

    [Fact]
    public void Synchronised_time_is_believed_and_live()
    {
        EventTime time = Place(Received.AddSeconds(-2), synchronised: true);

        Assert.Equal(new EventTime(Received.AddSeconds(-2), TimeQuality.Synced, Live: true), time);
    }

    [Fact]
    public void Old_event_keeps_its_own_hour_and_is_not_live()
    {
        EventTime time = Place(Received.AddHours(-3), synchronised: true);

        Assert.Equal(new EventTime(Received.AddHours(-3), TimeQuality.Synced, Live: false), time);
    }

    [Fact]
    public void Event_from_a_backlog_is_not_live_however_young()
    {
        EventTime time = clock.Place("kiosk", new EventMoment(Received, "boot", TimeSpan.Zero, Synchronised: true, Historical: true), Received);

        Assert.False(time.Live);
    }

    [Fact]
    public void Year_1970_is_corrected_from_the_time_since_boot()
    {
        clock.Learn("kiosk", "boot", Received.AddMinutes(-1), TimeSpan.FromMinutes(10));

        EventTime time = Place(DateTimeOffset.UnixEpoch.AddMinutes(9), synchronised: false, uptime: TimeSpan.FromMinutes(9));

        Assert.Equal(new EventTime(Received.AddMinutes(-2), TimeQuality.Corrected, Live: true), time);
    }

    [Fact]
    public void Another_boot_of_the_same_device_corrects_nothing()
    {
        clock.Learn("kiosk", "an earlier boot", Received, TimeSpan.FromMinutes(10));

        EventTime time = Place(DateTimeOffset.UnixEpoch, synchronised: false);

        Assert.Equal(new EventTime(Received, TimeQuality.Unknown, Live: false), time);
    }

    [Fact]
    public void Ten_years_ahead_is_kept_at_the_time_of_receipt_and_not_live()
    {
        EventTime time = Place(Received.AddYears(10), synchronised: true);

        Assert.Equal(new EventTime(Received, TimeQuality.Unknown, Live: false), time);
    }

    [Fact]
    public void Possible_time_of_an_unsynchronised_clock_is_bounded()
    {
        EventTime time = Place(Received.AddSeconds(-40), synchronised: false);

        Assert.Equal(TimeQuality.Bounded, time.Quality);
        Assert.Equal(Received.AddSeconds(-40), time.At);
    }

    [Theory]
    [InlineData(-20_000, false)]
    [InlineData(3_650, true)]
    [InlineData(-0.04, false)]
    public void State_document_of_a_wrong_clock_corrects_the_whole_boot_by_its_receipt(double daysOff, bool synchronised)
    {
        clock.Learn("kiosk", new ClockState("boot", UptimeMs: 6 * 86_400_000, synchronised), Received.AddDays(daysOff), Received);

        EventTime time = Place(Received.AddDays(daysOff - 3), synchronised, uptime: TimeSpan.FromDays(3));

        Assert.Equal(Received.AddDays(-3), time.At);
        Assert.Equal(TimeQuality.Corrected, time.Quality);
        Assert.False(time.Live);
    }

    [Fact]
    public void State_document_of_a_right_clock_is_believed_over_its_receipt()
    {
        clock.Learn("kiosk", new ClockState("boot", UptimeMs: 60_000, Synchronised: true), Received.AddSeconds(-4), Received);

        Assert.Equal(Received.AddSeconds(-34), Place(DateTimeOffset.UnixEpoch, synchronised: false, uptime: TimeSpan.FromSeconds(30)).At);
    }

    private EventTime Place(DateTimeOffset deviceAt, bool synchronised, TimeSpan uptime = default) =>
        clock.Place("kiosk", new EventMoment(deviceAt, "boot", uptime, synchronised, Historical: false), Received);
}
