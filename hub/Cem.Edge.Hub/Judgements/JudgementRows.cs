using System.Text.Encodings.Web;
using System.Text.Json;
using Cem.Edge.Hub.Journey;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Judgements;

/// <summary>Judgements as rows.</summary>
internal static class JudgementRows
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, RespectRequiredConstructorParameters = true };

    private const string Columns =
        """
        SELECT id, arrival, start, length, language, person_id AS personId, person_name AS personName, at, versions, spoken_by AS spokenBy, before, after,
          ended_at AS endedAt, ended_by_name AS endedByName
        FROM judgement
        """;

    /// <param name="where">A condition, with ORDER BY and LIMIT where wanted.</param>
    public static IReadOnlyList<Judgement> Read(SqliteConnection connection, string where, object? values = null, SqliteTransaction? transaction = null) =>
        [.. connection.Query<Row>($"{Columns} WHERE {where}", values, transaction).Select(row => row.Judgement())];

    /// <summary>Judgements that count for these remarks.</summary>
    public static ILookup<long, Judgement> Counting(SqliteConnection connection, IReadOnlyCollection<long> arrivals, SqliteTransaction? transaction = null) => arrivals.Count == 0
        ? Array.Empty<Judgement>().ToLookup(judgement => judgement.Arrival)
        : Read(connection, "ended_at IS NULL AND arrival IN @arrivals", new { arrivals }, transaction).ToLookup(judgement => judgement.Arrival);

    public static Judgement Add(SqliteTransaction transaction, Judgement judgement)
    {
        long id = transaction.Connection!.ExecuteScalar<long>(
            """
            INSERT INTO judgement (arrival, start, length, language, person_id, person_name, at, versions, spoken_by, before, after)
            VALUES (@Arrival, @Start, @Length, @Language, @PersonId, @PersonName, @at, @Versions, @SpokenBy, @before, @after) RETURNING id
            """,
            new
            {
                judgement.Arrival, judgement.Place.Start, judgement.Place.Length, judgement.Language, judgement.PersonId, judgement.PersonName,
                at = judgement.At.ToUnixTimeMilliseconds(), judgement.Versions, judgement.SpokenBy,
                before = JsonSerializer.Serialize(judgement.Before, Json), after = JsonSerializer.Serialize(judgement.After, Json),
            },
            transaction);
        return judgement with { Id = id };
    }

    public static void End(SqliteTransaction transaction, long id, Person person, DateTimeOffset at) => transaction.Connection!.Execute(
        "UPDATE judgement SET ended_at = @at, ended_by_id = @person, ended_by_name = @name WHERE id = @id AND ended_at IS NULL",
        new { id, person = person.Id, name = person.Name, at = at.ToUnixTimeMilliseconds() },
        transaction);

    /// <summary>A remark that its shopper deleted takes everything said about it along.</summary>
    public static void Delete(SqliteTransaction transaction, long arrival) =>
        transaction.Connection!.Execute("DELETE FROM judgement WHERE arrival = @arrival", new { arrival }, transaction);

    private sealed class Row
    {
        public long Id { get; init; }

        public long Arrival { get; init; }

        public int Start { get; init; }

        public int Length { get; init; }

        public string Language { get; init; } = "";

        public string PersonId { get; init; } = "";

        public string PersonName { get; init; } = "";

        public long At { get; init; }

        public string Versions { get; init; } = "";

        public string SpokenBy { get; init; } = "";

        public string Before { get; init; } = "";

        public string After { get; init; } = "";

        public long? EndedAt { get; init; }

        public string? EndedByName { get; init; }

        public Judgement Judgement() => new()
        {
            Id = Id,
            Arrival = Arrival,
            Place = new ClausePlace(Start, Length),
            Language = Language,
            PersonId = PersonId,
            PersonName = PersonName,
            At = DateTimeOffset.FromUnixTimeMilliseconds(At),
            Versions = Versions,
            SpokenBy = SpokenBy,
            Before = JsonSerializer.Deserialize<ClauseLabels>(Before, Json)!, // written above
            After = JsonSerializer.Deserialize<ClauseLabels>(After, Json)!,
            EndedAt = EndedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null,
            EndedByName = EndedByName,
        };
    }
}
