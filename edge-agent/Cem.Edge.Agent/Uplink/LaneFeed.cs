using Cem.Edge.Agent.Outbox;

namespace Cem.Edge.Agent.Uplink;

/// <summary>
/// What a lane sends next. Live: events stored since the connection was begun. Backlog: everything older, then what the hub asked for again.
/// A feed lives as long as its connection.
/// </summary>
internal sealed class LaneFeed(OutboxReader reader, EventKey after, EventKey upTo, bool historical)
{
    private const int MostReplays = 64;

    private readonly Queue<(EventKey From, EventKey To)> _replays = new();
    private EventKey _sent = after;
    private EventKey? _replayed;
    private bool _isReplay;

    /// <summary>Whether its events are marked as sent from a backlog.</summary>
    public bool Historical { get; } = historical;

    /// <summary>Queues a range, unless one that covers it waits already: the hub asks until a gap is closed. False when too many wait.</summary>
    public bool Replay(EventKey from, EventKey to)
    {
        lock (_replays)
        {
            if (_replays.Any(waiting => waiting.From <= from && to <= waiting.To))
            {
                return true;
            }

            if (_replays.Count >= MostReplays)
            {
                return false;
            }

            _replays.Enqueue((from, to));
            return true;
        }
    }

    public IReadOnlyList<StoredEvent> Next(int most)
    {
        IReadOnlyList<StoredEvent> events = reader.Waiting(_sent, upTo, most);
        _isReplay = events.Count == 0;
        while (events.Count == 0 && CurrentReplay() is { } replay)
        {
            events = reader.Replay(_replayed is { } done ? EventKey.From(done.Value + 1) : replay.From, replay.To, most);
            if (events.Count == 0)
            {
                EndReplay();
            }
        }

        return events;
    }

    /// <summary>Everything up to <paramref name="last"/> of what <see cref="Next"/> gave is settled.</summary>
    public void Settled(EventKey last)
    {
        if (_isReplay)
        {
            _replayed = last;
        }
        else
        {
            _sent = last;
        }
    }

    private (EventKey From, EventKey To)? CurrentReplay()
    {
        lock (_replays)
        {
            return _replays.TryPeek(out var replay) ? replay : null;
        }
    }

    private void EndReplay()
    {
        _replayed = null;
        lock (_replays)
        {
            _replays.TryDequeue(out _);
        }
    }
}
