using Cem.Edge.Agent.Recording;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Recording;

public sealed class RemarkTests
{
    private static readonly PressReference Stored = new("000001-0123456789abcdef", 3);

    [Fact]
    public void Sound_is_overwritten_when_the_remark_is_done_with()
    {
        float[] samples = [1, -1, 0.5f];
        var remark = new Remark(samples, 3) { At = TimeSpan.Zero };
        remark.Dispose();
        Assert.All(samples, sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void Remark_withdrawn_before_it_is_stored_has_nothing_to_erase_yet()
    {
        using var remark = new Remark([0], 1) { At = TimeSpan.Zero };
        Assert.Null(remark.Withdraw());
        Assert.True(remark.IsWithdrawn);
        Assert.True(remark.StoredAs(Stored));
    }

    [Fact]
    public void Remark_withdrawn_after_it_is_stored_names_the_event_to_erase()
    {
        using var remark = new Remark([0], 1) { At = TimeSpan.Zero };
        Assert.False(remark.StoredAs(Stored));
        Assert.Equal(Stored, remark.Withdraw());
    }

    [Fact]
    public void Delete_is_offered_for_ten_seconds_and_once()
    {
        using var remark = new Remark([0], 1) { At = TimeSpan.Zero };
        var offer = new DeleteOffer();
        offer.Open(remark, TimeSpan.FromSeconds(5));
        Assert.Same(remark, offer.Take(TimeSpan.FromSeconds(14.9)));
        Assert.Null(offer.Take(TimeSpan.FromSeconds(14.9)));
        offer.Open(remark, TimeSpan.FromSeconds(5));
        Assert.Null(offer.Take(TimeSpan.FromSeconds(15)));
    }
}
