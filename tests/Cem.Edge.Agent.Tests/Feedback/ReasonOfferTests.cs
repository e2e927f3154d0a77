using Cem.Edge.Agent.Feedback;
using Cem.Edge.Agent.Lights;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Feedback;

public sealed class ReasonOfferTests
{
    private static readonly PressReference Press = new("000001-0123456789abcdef", 7);
    private readonly ReasonOffer _offer = new(new FeedbackOptions { Reasons = ["price", "waiting", "-", "staff", "product"] }, scale: 5);

    private static TimeSpan S(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact]
    public void Button_means_a_reason_once_the_lamp_shows_it()
    {
        _offer.Stored(face: 0, Press, S(10), pressesInVisit: 1);
        Assert.Null(_offer.Take(1, S(10.5)));
        Assert.Equal(LampSignal.ReasonsOffered, _offer.Tick(S(11)));
        ReasonEvent? reason = _offer.Take(1, S(12));
        Assert.Equal(("waiting", Press), (reason?.Reason, reason?.Press));
        Assert.Equal(LampSignal.ReasonsOver, _offer.Tick(S(12)));
        Assert.Null(_offer.Take(1, S(12.5)));
    }

    [Fact]
    public void A_shopper_who_speaks_instead_leaves_the_buttons_to_the_next_one()
    {
        _offer.Stored(0, Press, S(10), 1);
        _offer.Tick(S(11));
        _offer.Withdraw();
        Assert.Equal(LampSignal.ReasonsOver, _offer.Tick(S(11.2)));
        Assert.Null(_offer.Take(1, S(12)));
    }

    [Fact]
    public void Offer_ends_by_itself()
    {
        _offer.Stored(0, Press, S(10), 1);
        _offer.Tick(S(11));
        Assert.Equal(S(17), _offer.Due);
        Assert.Equal(LampSignal.ReasonsOver, _offer.Tick(S(17)));
        Assert.Null(_offer.Due);
    }

    [Theory]
    [InlineData(2, 1)] // the middle is not unhappy
    [InlineData(4, 1)]
    [InlineData(0, 3)] // a masher is asked nothing
    public void Nothing_is_offered_after(int face, int pressesInVisit)
    {
        _offer.Stored(face, Press, S(10), pressesInVisit);
        Assert.Null(_offer.Tick(S(12)));
        Assert.Null(_offer.Take(0, S(12)));
    }

    [Fact]
    public void Button_without_a_reason_stays_a_press()
    {
        _offer.Stored(0, Press, S(10), 1);
        Assert.Null(_offer.Take(2, S(12)));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 2)]
    public void Unhappy_is_the_lower_half_without_the_middle(int scale, int unhappyFaces) =>
        Assert.Equal(unhappyFaces, Enumerable.Range(0, scale).Count(face => ReasonOffer.IsUnhappy(face, scale)));
}
