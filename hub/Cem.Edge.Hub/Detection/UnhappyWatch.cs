using Cem.Edge.Metrics.Alerting;

namespace Cem.Edge.Hub.Detection;

/// <summary>When an alert on unhappy answers opens, and when it closes by itself.</summary>
internal sealed class UnhappyWatch(ThresholdRule rule)
{
    public TimeSpan Window => rule.Window;

    /// <param name="votes">Live answers labelled ok of one touchpoint and question; older ones than the window do not count.</param>
    public ThresholdAlarm? Opens(IReadOnlyCollection<Vote> votes, DateTimeOffset now) => rule.Check(votes, now);

    /// <summary>Closes when enough answers say that it is better, or when the window that held it has passed and too few say anything.</summary>
    public AlertEnding? Closes(IReadOnlyCollection<Vote> votes, DateTimeOffset openedAt, DateTimeOffset now)
    {
        int answers = votes.Count(vote => vote.At <= now && now - vote.At <= rule.Window);
        if (answers >= rule.FewestVotes)
        {
            return rule.Check(votes, now) is null ? AlertEnding.Recovered : null;
        }

        return now - openedAt > rule.Window ? AlertEnding.Quiet : null;
    }
}
