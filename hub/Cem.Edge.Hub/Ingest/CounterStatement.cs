using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>The prepared upsert of one counter.</summary>
internal sealed class CounterStatement
{
    private readonly PreparedStatement statement;

    public CounterStatement(SqliteConnection connection) => statement = new PreparedStatement(
        connection,
        """
        INSERT INTO counter (touchpoint, question, scale, channel, hour, value, label, n) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (touchpoint, question, scale, channel, hour, value, label) DO UPDATE SET n = n + excluded.n
        """,
        8);

    public void Add(SqliteTransaction transaction, CounterKey key, int n) =>
        statement.Execute(transaction, key.Touchpoint, key.Question, key.Scale, key.Channel, key.Hour, key.Value, key.Label, n);
}
