using System.Collections.Frozen;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Audit;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.People.ApiKeys;

/// <summary>Keys in the database and in memory: every call with a key asks.</summary>
internal sealed class ApiKeyBook(HubDatabase database, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    private readonly HeldRows<FrozenDictionary<string, ApiKey>> byHash = new(database, Read);

    /// <summary>Newest first, those that ended too.</summary>
    public IReadOnlyList<ApiKey> All => [.. byHash.Rows.Values.OrderByDescending(key => key.Id)];

    public ApiKey? Find(long id) => byHash.Rows.Values.FirstOrDefault(key => key.Id == id);

    /// <summary>Null when the key is unknown, revoked or past its end.</summary>
    public ApiKey? Good(string secret) => byHash.Rows.GetValueOrDefault(ApiKeySecret.Hash(secret)) is { } key && key.IsGood(time.GetUtcNow()) ? key : null;

    /// <summary>Makes a key for <paramref name="owner"/>; the secret is returned once and kept nowhere.</summary>
    public async Task<(ApiKey Key, string Secret)> AddAsync(Person owner, string name, string scope, TimeSpan validFor, Person by, CancellationToken cancellation)
    {
        string secret = ApiKeySecret.New();
        DateTimeOffset now = time.GetUtcNow();
        long id = await database.WriteAsync(
            transaction =>
            {
                AuditLog.Add(transaction, now, by, AuditAction.KeyMade, owner.Id, $"{scope}: {name}");
                return transaction.Connection!.ExecuteScalar<long>(
                    "INSERT INTO api_key (person_id, name, scope, hash, made_by, made_at, expires_at) VALUES (@Owner, @name, @scope, @hash, @By, @now, @end) RETURNING id",
                    new { Owner = owner.Id, name, scope, hash = ApiKeySecret.Hash(secret), By = by.Id, now = now.ToUnixTimeMilliseconds(), end = (now + validFor).ToUnixTimeMilliseconds() },
                    transaction);
            },
            cancellation);
        await byHash.RefreshAsync();
        return (Find(id)!, secret); // just written
    }

    /// <summary>False when there is no such key, or it was revoked before.</summary>
    public async Task<bool> RevokeAsync(long id, Person by, CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        bool ended = await database.WriteAsync(
            transaction =>
            {
                bool done = transaction.Connection!.Execute(
                    "UPDATE api_key SET revoked_at = @now WHERE id = @id AND revoked_at IS NULL", new { now = now.ToUnixTimeMilliseconds(), id }, transaction) == 1;
                if (done)
                {
                    AuditLog.Add(transaction, now, by, AuditAction.KeyRevoked, Find(id)?.PersonId ?? "", Find(id)?.Name ?? "");
                }

                return done;
            },
            cancellation);
        await byHash.RefreshAsync();
        return ended;
    }

    /// <summary>Ends every key of one owner: whoever needs a new password may have lost more than that.</summary>
    public async Task RevokeAllAsync(string owner, Person by)
    {
        foreach (ApiKey key in All.Where(key => key.PersonId == owner && key.RevokedAt is null))
        {
            await RevokeAsync(key.Id, by, CancellationToken.None);
        }
    }

    public void Dispose() => byHash.Dispose();

    private static FrozenDictionary<string, ApiKey> Read(SqliteConnection reader) =>
        reader.Query<Row>("SELECT id, person_id AS PersonId, name, scope, hash, made_by AS MadeBy, made_at AS MadeAt, expires_at AS ExpiresAt, revoked_at AS RevokedAt FROM api_key")
            .ToFrozenDictionary(row => row.Hash, row => row.Key());

    private sealed record Row(long Id, string PersonId, string Name, string Scope, string Hash, string MadeBy, long MadeAt, long ExpiresAt, long? RevokedAt)
    {
        public ApiKey Key() => new(
            Id, PersonId, Name, Scope, MadeBy, DateTimeOffset.FromUnixTimeMilliseconds(MadeAt), DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt),
            RevokedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null);
    }
}
