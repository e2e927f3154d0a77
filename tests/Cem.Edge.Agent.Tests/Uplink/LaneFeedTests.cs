using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Agent.Uplink;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Uplink;

public sealed class LaneFeedTests : IDisposable
{
    private readonly OutboxRig _rig = new();
    private readonly OutboxReader _reader;
    private readonly LaneFeed _feed;

    public LaneFeedTests()
    {
        _rig.Store(3);
        _rig.Session.Transact(tables => tables.Settle(new Ack { Epoch = _rig.Session.Epoch!, UpTo = 3 }, _rig.Clock.Now));
        _reader = new OutboxReader(new OutboxOptions { Folder = _rig.Folder });
        _feed = new LaneFeed(_reader, new EventKey(0, 0), new EventKey(1, 0), historical: true);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _rig.Dispose();
    }

    [Fact]
    public void Range_that_waits_already_is_not_sent_twice()
    {
        Assert.True(_feed.Replay(new EventKey(1, 1), new EventKey(1, 3)));
        Assert.True(_feed.Replay(new EventKey(1, 1), new EventKey(1, 3)));
        Assert.True(_feed.Replay(new EventKey(1, 2), new EventKey(1, 2)));
        Assert.Equal(3, _feed.Next(10).Count);
        _feed.Settled(new EventKey(1, 3));
        Assert.Empty(_feed.Next(10));
    }

    [Fact]
    public void Range_that_was_sent_can_be_asked_for_again()
    {
        for (int i = 0; i < 2; i++)
        {
            _feed.Replay(new EventKey(1, 1), new EventKey(1, 3));
            Assert.Equal(3, _feed.Next(10).Count);
            _feed.Settled(new EventKey(1, 3));
            Assert.Empty(_feed.Next(10));
        }
    }

    [Fact]
    public void Ranges_beyond_the_bound_are_refused()
    {
        Assert.All(Enumerable.Range(1, 64), seq => Assert.True(_feed.Replay(new EventKey(1, seq), new EventKey(1, seq))));
        Assert.False(_feed.Replay(new EventKey(1, 65), new EventKey(1, 65)));
    }
}
