using System.Collections.Immutable;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Identity;

/// <summary>
/// Who may speak, in the database and in memory: the deny-list is asked at every CONNECT and every message. A device that the table does not know may come with a
/// certificate of the authority: a hub that was restored from an older backup must not lock its fleet out. Whom that backup does not know to be revoked, the
/// <see cref="RevocationFile"/> does: of both rows of a name the newer counts.
/// </summary>
internal sealed class IdentityBook
{
    private const string Columns = "name, serial, status, since, person, proven_from AS provenFrom, not_after AS notAfter";

    private readonly HubDatabase database;
    private readonly RevocationFile revocations;
    private readonly TimeProvider time;
    private volatile ImmutableDictionary<string, IdentityRow> current;
    private ImmutableHashSet<string> everRevoked; // changes while the database's own lock is held

    public IdentityBook(HubDatabase database, HubCredentials credentials, TimeProvider time)
    {
        this.database = database;
        this.time = time;
        revocations = new RevocationFile(credentials.Folder);
        current = database.ReadAsync(
            connection => connection.Query<StoredRow>($"SELECT {Columns} FROM identity").Select(row => row.Read()).ToImmutableDictionary(row => row.Name, StringComparer.Ordinal),
            CancellationToken.None).GetAwaiter().GetResult();
        IReadOnlyList<IdentityRow> kept = revocations.Read();
        everRevoked = [.. kept.Concat(current.Values.Where(row => row.IsRevoked)).Select(row => row.Name)];
        database.WriteAsync(transaction => TakeNewer(transaction, kept), CancellationToken.None).GetAwaiter().GetResult();
    }

    public IEnumerable<IdentityRow> All => current.Values.OrderBy(row => row.Name, StringComparer.Ordinal);

    public IdentityRow? Find(string name) => current.GetValueOrDefault(name);

    /// <summary>
    /// A certificate is about to go out; the row is committed before it leaves. Until it is proven the one before it stays good, unless that was revoked.
    /// </summary>
    public Task IssuedAsync(string name, string? serial, Credential issued, CancellationToken cancellation) => ChangeAsync(
        name,
        known => known switch
        {
            { Status: IdentityStatus.Active } => known with { Serial = serial ?? known.Serial },
            { IsRevoked: true } => New(name, serial, IdentityStatus.Issued, known, issued.NotAfter) with { ProvenFrom = issued.NotBefore },
            _ => New(name, serial, IdentityStatus.Issued, known, issued.NotAfter),
        },
        cancellation);

    /// <summary>A device has connected with this certificate: from now on older ones are refused.</summary>
    public Task ProvenAsync(Credential credential, CancellationToken cancellation) => ChangeAsync(
        credential.Name,
        known => known switch
        {
            { IsRevoked: true } => known,
            { Status: IdentityStatus.Active } when credential.NotBefore <= known.ProvenFrom => known,
            { Status: IdentityStatus.Active } => known with { ProvenFrom = credential.NotBefore, NotAfter = credential.NotAfter },
            _ => New(credential.Name, known?.Serial, IdentityStatus.Active, known, credential.NotAfter) with { ProvenFrom = credential.NotBefore },
        },
        cancellation);

    /// <summary>False when it was revoked already.</summary>
    public async Task<bool> RevokeAsync(string name, string person, CancellationToken cancellation)
    {
        bool changed = false;
        await ChangeAsync(
            name,
            known =>
            {
                changed = known is not { IsRevoked: true };
                return changed ? New(name, known?.Serial, IdentityStatus.Revoked, known, known?.NotAfter) with { Person = person } : known!;
            },
            cancellation);
        return changed;
    }

    /// <summary>Takes a revocation back; its certificates are good again. False when it was not revoked.</summary>
    public async Task<bool> RestoreAsync(string name, string person, CancellationToken cancellation)
    {
        if (Find(name) is not { IsRevoked: true })
        {
            return false;
        }

        await ChangeAsync(
            name,
            known => New(name, known?.Serial, known?.ProvenFrom > DateTimeOffset.UnixEpoch ? IdentityStatus.Active : IdentityStatus.Issued, known, known?.NotAfter) with { Person = person },
            cancellation);
        return true;
    }

    private IdentityRow New(string name, string? serial, string status, IdentityRow? known, DateTimeOffset? notAfter) =>
        new(name, serial, status, DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()), null, known?.ProvenFrom ?? DateTimeOffset.UnixEpoch, notAfter ?? DateTimeOffset.UnixEpoch);

    private void TakeNewer(SqliteTransaction transaction, IReadOnlyList<IdentityRow> kept)
    {
        foreach (IdentityRow row in kept.Where(row => Find(row.Name) is not { } stored || stored.Since < row.Since))
        {
            Save(transaction, row);
            current = current.SetItem(row.Name, row);
        }

        IdentityRow[] all = EverRevoked();
        if (!all.SequenceEqual(kept))
        {
            revocations.Write(all);
        }
    }

    private IdentityRow[] EverRevoked() => [.. All.Where(row => everRevoked.Contains(row.Name))];

    // The memory follows the commit, and nobody reads the table in between: both change while the database's own lock is held.
    private Task ChangeAsync(string name, Func<IdentityRow?, IdentityRow> change, CancellationToken cancellation) => database.WriteAsync(
        transaction =>
        {
            IdentityRow row = change(Find(name));
            if (row != Find(name))
            {
                Save(transaction, row);
                current = current.SetItem(name, row);
                if (row.IsRevoked || everRevoked.Contains(name))
                {
                    // Before the commit: what is told as done is in both.
                    everRevoked = everRevoked.Add(name);
                    revocations.Write(EverRevoked());
                }
            }
        },
        cancellation);

    private static void Save(SqliteTransaction transaction, IdentityRow row) => transaction.Connection!.Execute(
        """
        INSERT INTO identity (name, serial, status, since, person, proven_from, not_after) VALUES (@Name, @Serial, @Status, @since, @Person, @from, @until)
        ON CONFLICT (name) DO UPDATE SET serial = excluded.serial, status = excluded.status, since = excluded.since, person = excluded.person,
          proven_from = excluded.proven_from, not_after = excluded.not_after
        """,
        new { row.Name, row.Serial, row.Status, row.Person, since = row.Since.ToUnixTimeMilliseconds(), from = row.ProvenFrom.ToUnixTimeSeconds(), until = row.NotAfter.ToUnixTimeSeconds() },
        transaction);

    private sealed class StoredRow
    {
        public string Name { get; init; } = "";

        public string? Serial { get; init; }

        public string Status { get; init; } = "";

        public long Since { get; init; }

        public string? Person { get; init; }

        public long ProvenFrom { get; init; }

        public long NotAfter { get; init; }

        public IdentityRow Read() => new(
            Name, Serial, Status, DateTimeOffset.FromUnixTimeMilliseconds(Since), Person, DateTimeOffset.FromUnixTimeSeconds(ProvenFrom), DateTimeOffset.FromUnixTimeSeconds(NotAfter));
    }
}
