using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Scoring;
using Cem.Edge.Scoring.Departments;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Taxonomies;

/// <summary>Every taxonomy this hub took, and the shipped one. A refused file changes nothing: the last good one stays.</summary>
internal sealed partial class TaxonomyBook
{
    private readonly HubDatabase database;
    private readonly TimeProvider time;
    private readonly ILogger<TaxonomyBook> logger;
    private readonly HashSet<string> refused = [];
    private readonly string shippedVersion;
    private ImmutableList<TaxonomyEntry> entries;

    /// <param name="shipped">The one inside the scorer's assembly.</param>
    public TaxonomyBook(HubDatabase database, Taxonomy shipped, TimeProvider time, ILogger<TaxonomyBook> logger)
    {
        this.database = database;
        this.time = time;
        this.logger = logger;
        shippedVersion = shipped.Version;
        IReadOnlyList<TaxonomyEntry> stored = database.ReadAsync(Stored, CancellationToken.None).GetAwaiter().GetResult();
        bool replacesShipped = stored.Any(entry => entry.Version == shipped.Version);
        entries = [.. stored, .. replacesShipped ? [] : new[] { new TaxonomyEntry(shipped, null, "", "") }];
    }

    /// <summary>The newest first; the shipped one is the oldest.</summary>
    public IReadOnlyList<TaxonomyEntry> All => entries;

    /// <summary>The newest: new labels speak its words.</summary>
    public Taxonomy Newest => entries[0].Taxonomy;

    public Taxonomy? Find(string version) => entries.FirstOrDefault(entry => entry.Version == version)?.Taxonomy;

    /// <summary>
    /// The version in which this program has the taxonomy that once was <paramref name="version"/>: itself, the same file over a newer base, or for one that
    /// was never imported, and so was shipped, the one that is shipped now. Null for a file that this program refuses.
    /// </summary>
    public string? Successor(string version) =>
        Find(version)?.Version
        ?? entries.FirstOrDefault(entry => entry.ImportedAs == version)?.Version
        ?? (refused.Contains(version) ? null : shippedVersion);

    /// <summary>A node by its id, which is never reused, from the newest taxonomy that has it.</summary>
    public TaxonomyNode? Node(string id) => entries.Select(entry => entry.Taxonomy.Find(id)).FirstOrDefault(node => node is not null);

    /// <summary>First level above an id; an unknown one stands for itself.</summary>
    public string Top(string id) => Node(id)?.Top ?? id;

    /// <summary>The file of a version, as it was imported; null when it is unknown.</summary>
    public async Task<byte[]?> FileAsync(string version, CancellationToken cancellation) =>
        await database.ReadAsync(connection => connection.ExecuteScalar<string>("SELECT document FROM taxonomy WHERE version = @name", new { name = NameInStore(version) }), cancellation) is { } document
            ? Encoding.UTF8.GetBytes(document)
            : Find(version) is null ? null : Taxonomy.ShippedFile();

    /// <summary>Checks a file and keeps it.</summary>
    /// <param name="prepare">Called with a good taxonomy before the transaction; what it returns runs within.</param>
    public async Task<TaxonomyImport> ImportAsync(byte[] json, string origin, Person person, Func<Taxonomy, Action<SqliteTransaction>> prepare, CancellationToken cancellation)
    {
        Taxonomy taxonomy;
        try
        {
            taxonomy = Taxonomy.Read(origin, json);
        }
        catch (TaxonomyException refusal)
        {
            return TaxonomyImport.Refused(refusal.Faults);
        }

        string fingerprint = Fingerprint(json);
        if (Find(taxonomy.Version) is not null && await FileAsync(taxonomy.Version, cancellation) is { } known && Fingerprint(known) != fingerprint)
        {
            return TaxonomyImport.VersionTaken(taxonomy.Version, json);
        }

        Action<SqliteTransaction> alongside = prepare(taxonomy);
        DateTimeOffset now = time.GetUtcNow();
        bool isNew = await database.WriteAsync(
            transaction =>
            {
                int added = transaction.Connection!.Execute(
                    "INSERT INTO taxonomy VALUES (@Version, @at, @id, @name, @origin, @fingerprint, @document) ON CONFLICT DO NOTHING",
                    new { taxonomy.Version, at = now.ToUnixTimeMilliseconds(), id = person.Id, name = person.Name, origin, fingerprint, document = Encoding.UTF8.GetString(json) },
                    transaction);
                alongside(transaction);
                return added > 0;
            },
            cancellation);
        if (isNew)
        {
            ImmutableInterlocked.Update(ref entries, (all, one) => [one, .. all.Where(entry => entry.Version != one.Version)], new TaxonomyEntry(taxonomy, now, person.Name, origin) { ImportedAs = taxonomy.Version });
        }

        return new TaxonomyImport(taxonomy, isNew, []);
    }

    private string NameInStore(string version) => entries.FirstOrDefault(entry => entry.Version == version) is { ImportedAs.Length: > 0 } entry ? entry.ImportedAs : version;

    private static string Fingerprint(byte[] json) => Convert.ToHexString(SHA256.HashData(json));

    // A stored file that a newer program refuses is left out: its findings keep their words, and nothing is re-scored with it.
    private IReadOnlyList<TaxonomyEntry> Stored(SqliteConnection reader)
    {
        List<TaxonomyEntry> found = [];
        foreach ((string version, string document, long at, string person, string origin) in reader.Query<(string, string, long, string, string)>(
            "SELECT version, document, imported_at, person_name, origin FROM taxonomy ORDER BY imported_at DESC, version DESC"))
        {
            try
            {
                found.Add(new TaxonomyEntry(Taxonomy.Read(origin, Encoding.UTF8.GetBytes(document)), DateTimeOffset.FromUnixTimeMilliseconds(at), person, origin) { ImportedAs = version });
            }
            catch (TaxonomyException refusal)
            {
                refused.Add(version);
                LogUnreadable(origin, string.Join("; ", refusal.Faults));
            }
        }

        return found;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The stored taxonomy {Origin} is refused by this program and left out ({Faults}). Import a corrected file with a new version")]
    private partial void LogUnreadable(string origin, string faults);
}
