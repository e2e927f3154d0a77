using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Metrics.Alerting;

namespace Cem.Edge.Hub.Detection;

internal sealed class VoteQueries(HubDatabase database)
{
    /// <summary>Live votes labelled ok at one place since <paramref name="since"/>.</summary>
    public Task<IReadOnlyCollection<Vote>> SinceAsync(AnswerPlace place, DateTimeOffset since, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyCollection<Vote>>(
            reader => EventQueries.LiveVotes(reader, place.Touchpoint, place.Question, since), cancellation);
}
