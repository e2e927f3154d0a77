using Cem.Edge.Hub.Storage;
using Dapper;

namespace Cem.Edge.Hub.Tests.Storage;

public sealed class SchemaUpgradeTests : IDisposable
{
    private static readonly Migration First = new(1, "first", "CREATE TABLE a (x INTEGER)");
    private static readonly Migration Second = new(2, "second", "CREATE TABLE b (x INTEGER)");

    private readonly string folder = Directory.CreateTempSubdirectory("cem-schema-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task New_migration_is_applied_to_an_old_database_once()
    {
        Open(First).Dispose();
        Open(First, Second).Dispose();
        using HubDatabase database = Open(First, Second);

        IEnumerable<string> tables = await database.ReadAsync(reader => reader.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"), CancellationToken.None);

        Assert.Equal(["a", "b", "schema_migration"], tables);
    }

    [Fact]
    public void Failing_migration_leaves_nothing_behind()
    {
        var failing = new Migration(2, "failing", "CREATE TABLE b (x INTEGER); CREATE TABLE a (x INTEGER)");

        Assert.Throws<StorageException>(() => Open(First, failing));

        Open(First, Second).Dispose();
    }

    [Fact]
    public void Database_of_a_newer_program_is_refused_by_number()
    {
        Open(First, Second).Dispose();

        var refusal = Assert.Throws<StorageException>(() => Open(First));

        Assert.Contains("newer program (migrations 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Edited_migration_is_refused_by_name()
    {
        Open(First).Dispose();

        var refusal = Assert.Throws<StorageException>(() => Open(First with { Sql = "CREATE TABLE a (y INTEGER)" }));

        Assert.Contains("migration 1 (first)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_no_database_is_refused_with_its_path()
    {
        File.WriteAllText(Path.Combine(folder, HubDatabase.FileName), new string('x', 5_000));

        var refusal = Assert.Throws<StorageException>(() => Open(First));

        Assert.Contains(folder, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrations_of_this_program_have_numbers_of_their_own()
    {
        IReadOnlyList<Migration> all = Migration.OfThisProgram();

        Assert.True(all.Count >= 3);
        Assert.Equal(all.Select(one => one.Number).Order(), all.Select(one => one.Number));
    }

    [Fact]
    public async Task Exception_in_a_write_rolls_all_of_it_back()
    {
        using HubDatabase database = Open(First);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync(
            transaction =>
            {
                transaction.Connection!.Execute("INSERT INTO a VALUES (1)", transaction: transaction);
                throw new InvalidOperationException("half way");
            },
            CancellationToken.None));

        Assert.Equal(0, await database.ReadAsync(reader => reader.ExecuteScalar<long>("SELECT count(*) FROM a"), CancellationToken.None));
    }

    private HubDatabase Open(params Migration[] migrations) => HubDatabase.Open(folder, TimeProvider.System, migrations);
}
