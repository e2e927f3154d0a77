using Cem.Edge.Contracts;
using SQLite;

namespace Cem.Edge.Agent.Outbox;

/// <summary>What a failed write means for a person, and under which word lost events are counted.</summary>
internal sealed record DiskTrouble(string Reason, string Detail, string Remedy)
{
    private static DiskTrouble Full => new(DropReason.DiskFull, "the disk is full", "free-disk-space");

    public static bool IsDisk(Exception failure) => failure is SQLiteException or OutboxException or IOException or UnauthorizedAccessException;

    /// <summary>SQLite calls it an I/O error when its shared memory finds no room.</summary>
    private const long TooLittle = 256 * 1024;

    /// <param name="failure">What a write threw.</param>
    /// <param name="freeBytes">On the disk of the outbox, when it failed.</param>
    /// <param name="before">The trouble that the disk has had since it last wrote well. A quota may be full while the disk is not: the first error says so, those of opening anew do not.</param>
    public static DiskTrouble From(Exception failure, long freeBytes = long.MaxValue, DiskTrouble? before = null) => failure switch
    {
        SQLiteException { Result: SQLite3.Result.IOError } when freeBytes < TooLittle || before == Full => Full,
        OutboxException known => new(DropReason.DiskError, known.Message, known.Remedy),
        SQLiteException { Result: SQLite3.Result.Full } => Full,
        SQLiteException { Result: SQLite3.Result.ReadOnly } => new(DropReason.DiskReadOnly, "the disk is read-only", "check-disk-mount"),
        SQLiteException { Result: SQLite3.Result.CannotOpen } => new(DropReason.DiskReadOnly, "the outbox file cannot be opened", "check-data-folder"),
        SQLiteException { Result: SQLite3.Result.Corrupt or SQLite3.Result.NonDBFile } => new(DropReason.DiskError, "the outbox file is damaged", "replace-disk"),
        SQLiteException sqlite => new(DropReason.DiskError, $"the disk does not write (SQLite: {sqlite.Result})", "replace-disk"),
        UnauthorizedAccessException => new(DropReason.DiskReadOnly, "the data folder may not be written", "check-data-folder"),
        _ => new(DropReason.DiskError, "the disk does not answer", "replace-disk"),
    };
}
