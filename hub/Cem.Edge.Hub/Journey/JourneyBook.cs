using System.Security.Cryptography;
using System.Text;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Journey;

/// <summary>The journey in the database, by version; the newest one is held in memory for every reader.</summary>
internal sealed class JourneyBook
{
    private const string NewestDocument = "SELECT document FROM journey_version ORDER BY version DESC LIMIT 1";

    private readonly HubDatabase database;
    private readonly TimeProvider time;
    private readonly JourneyProblem? unreadable;
    private volatile JourneyMap current;

    public JourneyBook(HubDatabase database, TimeProvider time)
    {
        this.database = database;
        this.time = time;
        JourneyReading? stored = database.ReadAsync(Newest, CancellationToken.None).GetAwaiter().GetResult();
        unreadable = stored is { Map: null } ? stored.Problems[0] : null;
        current = stored?.Map ?? JourneyMap.Empty;
    }

    public JourneyMap Current => current;

    /// <summary>False when the stored journey is refused by this program.</summary>
    public bool IsReadable => unreadable is null;

    /// <summary>Without a corrected file there is nothing to go on with when the stored journey is refused by this program.</summary>
    /// <exception cref="StorageException">It is.</exception>
    public void RequireReadable()
    {
        if (unreadable is { } problem)
        {
            throw new StorageException($"the stored journey is refused by this program ({problem}). Start with --journey and a corrected file.");
        }
    }

    /// <summary>Makes <paramref name="json"/> the newest version unless it already is. A file with problems changes nothing.</summary>
    public async Task<JourneyReading> ImportAsync(byte[] json, string origin, CancellationToken cancellation)
    {
        JourneyReading reading = JourneyFile.Read(json);
        if (reading.Map is not { } map)
        {
            return reading;
        }

        if (current.Tenant.Length > 0 && current.Tenant != map.Tenant)
        {
            return new JourneyReading(null, [new JourneyProblem(1, "tenant", $"this hub belongs to tenant '{current.Tenant}'; one hub serves one tenant, so use another data folder for '{map.Tenant}'")]);
        }

        string fingerprint = Convert.ToHexString(SHA256.HashData(json));
        await database.WriteAsync(transaction => Store(transaction, json, origin, fingerprint), cancellation);
        current = map;
        return reading;
    }

    /// <summary>The newest version as it was imported or edited.</summary>
    /// <exception cref="InvalidOperationException">There is none yet.</exception>
    public Task<byte[]> DocumentAsync(CancellationToken cancellation) => database.ReadAsync(
        reader => Encoding.UTF8.GetBytes(reader.QueryFirstOrDefault<string>(NewestDocument) ?? throw new InvalidOperationException("this hub has no journey yet")), cancellation);

    /// <summary>True when <paramref name="json"/> is what was imported last from <paramref name="origin"/>: edits made here since then stay.</summary>
    public Task<bool> IsImportedAsync(byte[] json, string origin, CancellationToken cancellation)
    {
        string fingerprint = Convert.ToHexString(SHA256.HashData(json));
        return database.ReadAsync(
            reader => reader.QueryFirstOrDefault<string>("SELECT fingerprint FROM journey_version WHERE origin = @origin ORDER BY version DESC LIMIT 1", new { origin }) == fingerprint, cancellation);
    }

    /// <summary>Makes the version before the newest the newest again, as a version of its own; false when the newest has another origin than wanted, or is the first.</summary>
    public async Task<bool> TakeBackAsync(Func<string, bool> isWanted, CancellationToken cancellation)
    {
        (string Origin, string Document)[] newest = await database.ReadAsync(
            reader => reader.Query<(string, string)>("SELECT origin, document FROM journey_version ORDER BY version DESC LIMIT 2").ToArray(), cancellation);
        return newest is [var last, var before] && isWanted(last.Origin)
            && (await ImportAsync(Encoding.UTF8.GetBytes(before.Document), before.Origin, cancellation)).Map is not null;
    }

    private void Store(SqliteTransaction transaction, byte[] json, string origin, string fingerprint)
    {
        string? newest = transaction.Connection!.QueryFirstOrDefault<string>(
            "SELECT fingerprint FROM journey_version ORDER BY version DESC LIMIT 1", transaction: transaction);
        if (newest != fingerprint)
        {
            transaction.Connection!.Execute(
                "INSERT INTO journey_version (imported_at, origin, fingerprint, document) VALUES (@At, @Origin, @Fingerprint, @Document)",
                new { At = time.GetUtcNow().ToUnixTimeMilliseconds(), Origin = origin, Fingerprint = fingerprint, Document = Encoding.UTF8.GetString(json) },
                transaction);
        }
    }

    private static JourneyReading? Newest(SqliteConnection reader) =>
        reader.QueryFirstOrDefault<string>(NewestDocument) is { } document
            ? JourneyFile.Read(Encoding.UTF8.GetBytes(document))
            : null;
}
