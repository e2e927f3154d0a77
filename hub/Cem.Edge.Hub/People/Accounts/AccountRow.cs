using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.People.Accounts;

/// <summary>An account as SQLite holds it: times in Unix milliseconds.</summary>
internal sealed class AccountRow
{
    private const string Columns =
        "id, name, role, region, site, department, password_hash AS PasswordHash, one_time_until AS OneTimeUntil, stamp, failures, locked_until AS LockedUntil, "
        + "is_disabled AS IsDisabled, external_id AS ExternalId, created_at AS CreatedAt, signed_in_at AS SignedInAt";

    public string Id { get; init; } = "";

    public string? Name { get; init; }

    public string? Role { get; init; }

    public string? Region { get; init; }

    public string? Site { get; init; }

    public string? Department { get; init; }

    public string? PasswordHash { get; init; }

    public long? OneTimeUntil { get; init; }

    public string Stamp { get; init; } = "";

    public long Failures { get; init; }

    public long? LockedUntil { get; init; }

    public long IsDisabled { get; init; }

    public string? ExternalId { get; init; }

    public long CreatedAt { get; init; }

    public long? SignedInAt { get; init; }

    public static List<Account> ReadAll(SqliteConnection reader) => [.. reader.Query<AccountRow>($"SELECT {Columns} FROM account ORDER BY id").Select(row => row.Account())];

    /// <summary>Inserts, or replaces what has the stamp that was read; false when it has another by now.</summary>
    public static bool Save(SqliteTransaction transaction, Account account) => transaction.Connection!.Execute(
        """
        INSERT OR REPLACE INTO account
        SELECT @Id, @Name, @Role, @Region, @Site, @Department, @PasswordHash, @oneTimeUntil, @Stamp, @Failures, @locked, @IsDisabled, @ExternalId, @created, @signedIn
        WHERE (SELECT stamp FROM account WHERE id = @Id) IS @ReadStamp
        """,
        new
        {
            account.Id, account.Name, account.Role, account.Region, account.Site, account.Department, account.PasswordHash, oneTimeUntil = account.OneTimeUntil?.ToUnixTimeMilliseconds(), account.Stamp, account.ReadStamp, account.Failures,
            locked = account.LockedUntil?.ToUnixTimeMilliseconds(), account.IsDisabled, account.ExternalId,
            created = account.CreatedAt.ToUnixTimeMilliseconds(), signedIn = account.SignedInAt?.ToUnixTimeMilliseconds(),
        },
        transaction) == 1;

    private Account Account() => new()
    {
        Id = Id, Name = Name, Role = Role, Region = Region, Site = Site, Department = Department, PasswordHash = PasswordHash, OneTimeUntil = Time(OneTimeUntil), Stamp = Stamp, ReadStamp = Stamp,
        Failures = (int)Failures, LockedUntil = Time(LockedUntil), IsDisabled = IsDisabled != 0, ExternalId = ExternalId,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt), SignedInAt = Time(SignedInAt),
    };

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
}
