using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.People.Audit;

/// <param name="Subject">Id of what was changed or taken out; never a customer's word.</param>
internal sealed record AuditEntry(long Id, DateTimeOffset At, string PersonId, string PersonName, string Action, string Subject, string Detail);

/// <summary>Who changed, corrected or exported what. Rows are only added here; retention alone removes them.</summary>
internal sealed class AuditLog(HubDatabase database, TimeProvider time)
{
    private const int LongestText = 200;
    private const string Rows = "SELECT id, at, person_id AS PersonId, person_name AS PersonName, action, subject, detail FROM audit";

    /// <summary>Adds to the transaction of the change itself, so that there is never one without the other.</summary>
    /// <param name="person">Null when nobody was signed in.</param>
    public static void Add(SqliteTransaction transaction, DateTimeOffset now, Person? person, string action, string subject, string detail) => transaction.Connection!.Execute(
        "INSERT INTO audit (at, person_id, person_name, action, subject, detail) VALUES (@at, @Id, @Name, @action, @subject, @detail)",
        new { at = now.ToUnixTimeMilliseconds(), Id = person?.Id ?? "", Name = person?.Name ?? "", action, subject = Plain(subject), detail = Plain(detail) },
        transaction);

    public Task AddAsync(Person? person, string action, string subject, string detail, CancellationToken cancellation) =>
        database.WriteAsync(transaction => Add(transaction, time.GetUtcNow(), person, action, subject, detail), cancellation);

    /// <summary>Newest first.</summary>
    /// <param name="before">Only rows with a smaller id; null for the newest.</param>
    /// <param name="person">Id; null for all.</param>
    /// <param name="action">One of <see cref="AuditAction"/>; null for all.</param>
    public Task<IReadOnlyList<AuditEntry>> ListAsync(long? before, string? person, string? action, int limit, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<AuditEntry>>(
        reader =>
        [
            .. reader.Query<Row>(
                $"""
                {Rows}
                WHERE (@before IS NULL OR id < @before) AND (@person IS NULL OR person_id = @person) AND (@action IS NULL OR action = @action)
                ORDER BY id DESC LIMIT @limit
                """,
                new { before, person, action, limit }).Select(row => row.Entry()),
        ],
        cancellation);

    /// <summary>The newest of one kind about one subject, or null.</summary>
    public async Task<AuditEntry?> LastAsync(string action, string subject, CancellationToken cancellation) => await database.ReadAsync(
        reader => reader.QueryFirstOrDefault<Row>(
            $"{Rows} WHERE action = @action AND subject = @subject ORDER BY id DESC LIMIT 1",
            new { action, subject })?.Entry(),
        cancellation);

    // What somebody typed at the sign-in page comes here too: no line breaks, no escape sequences for the terminal of whoever reads it.
    private static string Plain(string text)
    {
        string line = new([.. text.Where(letter => !char.IsControl(letter) && char.GetUnicodeCategory(letter) is not System.Globalization.UnicodeCategory.Format)]);
        return line.Length <= LongestText ? line : line[..LongestText];
    }

    private sealed record Row(long Id, long At, string PersonId, string PersonName, string Action, string Subject, string Detail)
    {
        public AuditEntry Entry() => new(Id, DateTimeOffset.FromUnixTimeMilliseconds(At), PersonId, PersonName, Action, Subject, Detail);
    }
}
