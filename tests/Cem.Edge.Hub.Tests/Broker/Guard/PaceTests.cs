using Cem.Edge.Hub.Broker.Guard;

namespace Cem.Edge.Hub.Tests.Broker.Guard;

public sealed class PaceTests
{
    private static readonly TimeSpan LoginTimeout = TimeSpan.FromSeconds(9);
    private static readonly GuardOptions Limits = new();

    [Fact]
    public void Stranger_has_its_time_to_log_in_and_no_more()
    {
        var pace = new Pace(At(100));

        Assert.Null(pace.Overdue(At(108.9), LoginTimeout, Limits));
        Assert.Equal("not logged in in time", pace.Overdue(At(109), LoginTimeout, Limits)?.Rule);
    }

    [Fact]
    public void Byte_every_nine_seconds_is_too_slow_for_a_packet()
    {
        Pace pace = LoggedIn();
        pace.BeginReading(At(100));
        for (int second = 100; second < 110; second += 9)
        {
            pace.BeginPacket(At(second), 2_000);
        }

        Assert.Null(pace.Overdue(At(111), LoginTimeout, Limits));
        Assert.Equal("packet comes too slowly", pace.Overdue(At(112), LoginTimeout, Limits)?.Rule);
    }

    [Fact]
    public void Full_batch_over_a_line_of_64_kbit_has_time_enough()
    {
        Pace pace = LoggedIn();
        pace.KeepAlive = TimeSpan.FromSeconds(10);
        pace.BeginReading(At(0));
        pace.BeginPacket(At(0), 160_000);

        Assert.Null(pace.Overdue(At(21), LoginTimeout, Limits));
    }

    [Fact]
    public void Silence_of_one_and_a_half_keep_alives_ends_it()
    {
        Pace pace = LoggedIn();
        pace.KeepAlive = TimeSpan.FromSeconds(30);
        pace.BeginReading(At(100));

        Assert.Null(pace.Overdue(At(144), LoginTimeout, Limits));
        Assert.Equal(FaultReason.KeepAliveTimeout, pace.Overdue(At(145), LoginTimeout, Limits)?.Reason);
    }

    [Fact]
    public void Device_that_is_not_read_is_not_late()
    {
        Pace pace = LoggedIn();
        pace.KeepAlive = TimeSpan.FromSeconds(30);
        pace.BeginReading(At(0));
        pace.EndReading();

        Assert.Null(pace.Overdue(At(1_000), LoginTimeout, Limits));
    }

    [Fact]
    public void Device_that_does_not_read_is_cut_after_half_a_minute()
    {
        Pace pace = LoggedIn();
        pace.BeginSending(At(0));

        Assert.Null(pace.Overdue(At(29), LoginTimeout, Limits));
        Assert.Equal("does not read what it is sent", pace.Overdue(At(30), LoginTimeout, Limits)?.Rule);
        pace.EndSending();
        Assert.Null(pace.Overdue(At(30), LoginTimeout, Limits));
    }

    [Fact]
    public void Device_that_does_not_acknowledge_is_cut_unless_it_is_the_hub_that_does_not_read()
    {
        Pace pace = LoggedIn();
        pace.BeginWaiting(At(0));
        Assert.Null(pace.Overdue(At(1_000), LoginTimeout, Limits));

        pace.BeginReading(At(1_000));

        Assert.Null(pace.Overdue(At(1_029), LoginTimeout, Limits));
        Assert.Equal("does not acknowledge what it is sent", pace.Overdue(At(1_030), LoginTimeout, Limits)?.Rule);
        pace.EndWaiting();
        Assert.Null(pace.Overdue(At(1_030), LoginTimeout, Limits));
    }

    private static Pace LoggedIn()
    {
        var pace = new Pace(At(0));
        pace.LogIn();
        return pace;
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
