using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Uplink;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Uplink;

public sealed class OutboxWindowTests
{
    private const string Epoch = "000003-0123456789abcdef";
    private readonly OutboxWindow _window = new();

    [Fact]
    public void Batch_is_settled_when_cursor_ranges_and_refusals_cover_all_of_it()
    {
        _window.Send([new EventKey(3, 4), new EventKey(3, 5), new EventKey(3, 9), new EventKey(3, 12)]);
        _window.Settle(new Ack { Epoch = Epoch, UpTo = 4 });
        _window.Settle(new Ack { Epoch = Epoch, UpTo = 4, Ranges = [new SeqRange(5, 9)] });
        Assert.False(_window.WhenSettled.IsCompleted);
        _window.Settle(new Ack { Epoch = Epoch, UpTo = 4, Rejected = [new RejectedSeq(12, "why")] });
        Assert.True(_window.WhenSettled.IsCompleted);
    }

    [Fact]
    public void Acknowledgement_of_another_start_settles_nothing()
    {
        _window.Send([new EventKey(3, 1)]);
        _window.Settle(new Ack { Epoch = "000002-0123456789abcdef", UpTo = 100 });
        Assert.False(_window.WhenSettled.IsCompleted);
    }

    [Fact]
    public void Late_acknowledgement_of_an_earlier_batch_does_not_settle_the_next()
    {
        _window.Send([new EventKey(3, 1)]);
        _window.Send([new EventKey(3, 2)]);
        _window.Settle(new Ack { Epoch = Epoch, UpTo = 1 });
        Assert.False(_window.WhenSettled.IsCompleted);
    }
}
