using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Storage;

/// <summary>Brings a database to the schema of this program, each migration in a transaction of its own.</summary>
internal static class SchemaUpgrade
{
    public static void Apply(SqliteConnection connection, IReadOnlyList<Migration> known, TimeProvider time)
    {
        connection.Execute("""
            CREATE TABLE IF NOT EXISTS schema_migration (
              number INTEGER PRIMARY KEY, name TEXT NOT NULL, fingerprint TEXT NOT NULL, applied_at INTEGER NOT NULL)
            """);
        Dictionary<int, string> applied = connection
            .Query<(long Number, string Fingerprint)>("SELECT number, fingerprint FROM schema_migration")
            .ToDictionary(row => (int)row.Number, row => row.Fingerprint);
        Refuse(connection.DataSource, known, applied);
        foreach (Migration migration in known.Where(one => !applied.ContainsKey(one.Number)))
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            connection.Execute(migration.Sql, transaction: transaction);
            connection.Execute(
                "INSERT INTO schema_migration VALUES (@Number, @Name, @Fingerprint, @AppliedAt)",
                new { migration.Number, migration.Name, migration.Fingerprint, AppliedAt = time.GetUtcNow().ToUnixTimeMilliseconds() },
                transaction);
            transaction.Commit();
        }
    }

    private static void Refuse(string path, IReadOnlyList<Migration> known, Dictionary<int, string> applied)
    {
        Dictionary<int, Migration> byNumber = known.ToDictionary(one => one.Number);
        int[] foreign = applied.Keys.Where(number => !byNumber.ContainsKey(number)).Order().ToArray();
        if (foreign.Length > 0)
        {
            throw new StorageException(
                $"{path} has the schema of a newer program (migrations {string.Join(", ", foreign)} are unknown here). Start the newer hub, or restore a backup made by this version.");
        }

        Migration? edited = known.FirstOrDefault(one => applied.TryGetValue(one.Number, out string? fingerprint) && fingerprint != one.Fingerprint);
        if (edited is not null)
        {
            throw new StorageException(
                $"{path} was made with another text of migration {edited.Number} ({edited.Name}). A released migration is never edited: use the program that made the database, or start with a new data folder.");
        }
    }
}
