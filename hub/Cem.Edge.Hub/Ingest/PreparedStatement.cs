using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cem.Edge.Hub.Ingest;

/// <summary>
/// A statement compiled once and run for every row, on SQLite's own functions: texts go in as the UTF-8 they came in, and nothing is boxed.
/// Parameters are numbered from 1; all of them are bound anew for each row.
/// </summary>
internal sealed class PreparedStatement : IDisposable
{
    private const int LongestOnStack = 256;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public PreparedStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!; // the connection is open
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(statement, parameter, value));

    public void Bind(int parameter, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(statement, parameter));
            return;
        }

        Span<byte> utf8 = Encoding.UTF8.GetMaxByteCount(value.Length) <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[Encoding.UTF8.GetByteCount(value)];
        BindText(parameter, utf8[..Encoding.UTF8.GetBytes(value, utf8)]);
    }

    public void BindText(int parameter, ReadOnlySpan<byte> utf8) => Check(raw.sqlite3_bind_text(statement, parameter, utf8));

    public void BindBlob(int parameter, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(statement, parameter, value));

    public void BindNull(int parameter) => Check(raw.sqlite3_bind_null(statement, parameter));

    /// <summary>Runs it once and returns the number of rows changed.</summary>
    public int Run()
    {
        int result = raw.sqlite3_step(statement);
        int changed = raw.sqlite3_changes(database);
        // The reset tells the extended code of what the step met.
        int reset = raw.sqlite3_reset(statement);
        Check(result == raw.SQLITE_DONE ? reset : result);
        return changed;
    }

    public void Dispose() => statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
