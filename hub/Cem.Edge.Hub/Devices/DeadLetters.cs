using Cem.Edge.Hub.Storage;
using Dapper;

namespace Cem.Edge.Hub.Devices;

/// <summary>An event that the hub refused and keeps.</summary>
/// <param name="ReceivedAt">When it came first.</param>
/// <param name="Epoch">The agent start it belongs to; null where it could not be read.</param>
/// <param name="Sequence">Its number; null where it could not be read.</param>
/// <param name="Reason">Why it was refused, one sentence without payload text.</param>
internal sealed record DeadLetter(DateTimeOffset ReceivedAt, string? Epoch, long? Sequence, string Reason);

/// <summary>What the hub refused of a device. Payloads are not shown: they may hold words.</summary>
internal sealed class DeadLetters(HubDatabase database)
{
    /// <summary>Newest of a device that are shown.</summary>
    public const int Newest = 50;

    public Task<IReadOnlyList<DeadLetter>> OfAsync(string device, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<DeadLetter>>(
        connection =>
        [
            .. connection.Query<(long At, string? Epoch, long? Seq, string Reason)>(
                """
                SELECT l.received_at, l.epoch, l.seq, l.reason FROM dead_letter l JOIN device d ON d.id = l.device_id
                WHERE d.device = @device ORDER BY l.id DESC LIMIT @Newest
                """,
                new { device, Newest }).Select(row => new DeadLetter(DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Epoch, row.Seq, row.Reason)),
        ],
        cancellation);
}
