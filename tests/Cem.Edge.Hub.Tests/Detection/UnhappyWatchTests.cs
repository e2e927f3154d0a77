using Cem.Edge.Hub.Detection;
using Cem.Edge.Metrics.Alerting;

namespace Cem.Edge.Hub.Tests.Detection;

public sealed class UnhappyWatchTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 14, 0, 0, TimeSpan.Zero);
    private readonly UnhappyWatch watch = new(new ThresholdRule());

    [Fact]
    public void Two_unhappy_of_four_within_the_window_open()
    {
        ThresholdAlarm? alarm = watch.Opens(Votes((14, 0), (10, 3), (5, 1), (1, 2)), Now);
        Assert.Equal((2, 4, Now.AddMinutes(-14)), (alarm!.Unhappy, alarm.N, alarm.Since));
    }

    [Fact]
    public void Three_answers_say_nothing() => Assert.Null(watch.Opens(Votes((3, 0), (2, 0), (1, 0)), Now));

    [Fact]
    public void An_answer_older_than_the_window_does_not_help() => Assert.Null(watch.Opens(Votes((16, 0), (3, 0), (2, 0), (1, 0)), Now));

    [Fact]
    public void The_middle_face_of_five_is_not_unhappy() =>
        Assert.Null(watch.Opens([.. Enumerable.Range(1, 4).Select(minute => new Vote(Now.AddMinutes(-minute), 2, 5))], Now));

    [Fact]
    public void It_closes_as_recovered_when_enough_answers_are_better() =>
        Assert.Equal(AlertEnding.Recovered, watch.Closes(Votes((4, 0), (3, 3), (2, 3), (1, 3)), Now.AddMinutes(-10), Now));

    [Fact]
    public void It_stays_open_while_half_are_unhappy() => Assert.Null(watch.Closes(Votes((4, 0), (3, 0), (2, 3), (1, 3)), Now.AddHours(-2), Now));

    [Fact]
    public void Silence_within_the_window_does_not_close_it() => Assert.Null(watch.Closes([], Now.AddMinutes(-15), Now));

    [Fact]
    public void With_hardly_any_answer_it_ends_quietly_after_a_window() =>
        Assert.Equal(AlertEnding.Quiet, watch.Closes(Votes((1, 0)), Now.AddMinutes(-16), Now));

    private static Vote[] Votes(params (int MinutesAgo, int Value)[] votes) => [.. votes.Select(vote => new Vote(Now.AddMinutes(-vote.MinutesAgo), vote.Value, 4))];
}
