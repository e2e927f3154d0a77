using Cem.Edge.Hub.Broker.Guard;

namespace Cem.Edge.Hub.Tests.Broker.Guard;

public sealed class RestScheduleTests
{
    private readonly RestSchedule schedule = new();

    [Fact]
    public void Crowd_that_has_ceased_is_followed_by_one_rest()
    {
        LogIn(150, TimeSpan.FromSeconds(3));

        Assert.False(schedule.IsDue(TimeSpan.FromSeconds(12.9)));
        Assert.True(schedule.IsDue(TimeSpan.FromSeconds(13)));
        Assert.False(schedule.IsDue(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void Few_log_ins_are_not_worth_a_pause()
    {
        LogIn(99, TimeSpan.Zero);

        Assert.False(schedule.IsDue(TimeSpan.FromHours(1)));
    }

    private void LogIn(int count, TimeSpan at)
    {
        for (int number = 0; number < count; number++)
        {
            schedule.NoteLogIn(at);
        }
    }
}
