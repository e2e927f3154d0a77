using System.Text.Json;

namespace Cem.Edge.Hub.Storage;

/// <summary>What lies beside a backup.</summary>
/// <param name="Schema">Always <see cref="Form"/>.</param>
/// <param name="TakenAt">When it was taken, UTC.</param>
/// <param name="Events">Events in it.</param>
/// <param name="Sha256">Of the database file, hex.</param>
internal sealed record BackupNote(string Schema, DateTimeOffset TakenAt, long Events, string Sha256)
{
    public const string Form = "cem.backup/1";

    public const string FileName = "backup.json";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}
