using Cem.Edge.Agent.Identity;

namespace Cem.Edge.Agent.Tests.Identity;

public sealed class RenewalScheduleTests
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = From.AddDays(365);
    private static readonly TimeSpan Margin = TimeSpan.FromDays(90);

    [Theory]
    [InlineData(0, 90)]
    [InlineData(0.5, 94.5)]
    [InlineData(1, 99)]
    public void Renewal_is_a_margin_before_the_end_and_by_chance_a_tenth_of_it_earlier(double chance, double daysBeforeEnd) =>
        Assert.Equal(Until.AddDays(-daysBeforeEnd), RenewalSchedule.At(From, Until, Margin, chance));

    [Fact]
    public void Margin_longer_than_the_life_renews_at_half_of_it() =>
        Assert.Equal(From.AddDays(10), RenewalSchedule.At(From, From.AddDays(20), Margin, 0.5));

    [Fact]
    public void Unanswered_wish_is_repeated_once_a_day_for_the_usual_margin() =>
        Assert.Equal(TimeSpan.FromDays(1), RenewalSchedule.Again(Margin, 0));
}
