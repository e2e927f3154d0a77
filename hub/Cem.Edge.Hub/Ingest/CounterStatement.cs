using Cem.Edge.Hub.Storage;

namespace Cem.Edge.Hub.Ingest;

/// <summary>The prepared upsert of one counter.</summary>
internal sealed class CounterStatement(HubDatabase database)
{
    private readonly PreparedStatement statement = database.Prepare(
        """
        INSERT INTO counter (touchpoint, question, scale, channel, hour, value, label, n) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (touchpoint, question, scale, channel, hour, value, label) DO UPDATE SET n = n + excluded.n
        """);

    public void Add(CounterKey key, int n)
    {
        statement.Bind(1, key.Touchpoint);
        statement.Bind(2, key.Question);
        statement.Bind(3, key.Scale);
        statement.Bind(4, key.Channel);
        statement.Bind(5, key.Hour);
        statement.Bind(6, key.Value);
        statement.Bind(7, key.Label);
        statement.Bind(8, n);
        statement.Run();
    }
}
