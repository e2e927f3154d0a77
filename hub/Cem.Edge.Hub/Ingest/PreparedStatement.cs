using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>A statement compiled once and run for every row; its parameters are $1, $2, ...</summary>
internal sealed class PreparedStatement
{
    private readonly SqliteCommand command;

    public PreparedStatement(SqliteConnection connection, string sql, int parameters)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter(string.Create(CultureInfo.InvariantCulture, $"${i}"), null));
        }
    }

    /// <summary>Returns the number of rows changed.</summary>
    public int Execute(SqliteTransaction transaction, params ReadOnlySpan<object?> values)
    {
        command.Transaction = transaction;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command.ExecuteNonQuery();
    }
}
