using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Rescoring;

/// <summary>A pass of the engine over all stored remarks.</summary>
internal sealed class ScoringRow
{
    /// <summary>What the devices sent: no pass at all.</summary>
    public const long AsSent = 0;

    private const string Columns = "SELECT id, versions, taxonomy, began_at AS beganAt, began_by AS beganBy, up_to AS upTo, remarks, clauses, finished_at AS finishedAt FROM scoring";

    public long Id { get; init; }

    /// <summary>Rules, weights and taxonomy, as its findings carry them.</summary>
    public string Versions { get; init; } = "";

    public string Taxonomy { get; init; } = "";

    public long BeganAt { get; init; }

    /// <summary>Name of the person; empty when the hub began by itself after an upgrade.</summary>
    public string BeganBy { get; init; } = "";

    /// <summary>Arrival it has come to.</summary>
    public long UpTo { get; init; }

    public long Remarks { get; init; }

    public long Clauses { get; init; }

    /// <summary>When it first had all of them; null while it has not. New remarks are scored as they come.</summary>
    public long? FinishedAt { get; init; }

    /// <summary>All, in the order they began.</summary>
    public static IReadOnlyList<ScoringRow> All(SqliteConnection connection) => connection.Query<ScoringRow>($"{Columns} ORDER BY id").AsList();

    public static ScoringRow? Find(SqliteConnection connection, long id, SqliteTransaction? transaction = null) =>
        connection.QuerySingleOrDefault<ScoringRow>($"{Columns} WHERE id = @id", new { id }, transaction);

    public static long Chosen(SqliteConnection connection, SqliteTransaction? transaction = null) =>
        connection.ExecuteScalar<long>("SELECT scoring FROM chosen_scoring", transaction: transaction);
}
