using SQLite;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// Whether the disk keeps what it is given. Once it did not, it is not trusted again until the next start: what the file system itself has lost
/// meanwhile, nobody knows. Belongs to the writer's thread.
/// </summary>
internal sealed class DiskTrust(string database) : IDisposable
{
    private KeptCheck? _check;

    public bool Lost { get; private set; }

    /// <summary>The database was opened; its log is looked at from the start.</summary>
    public void Opened() => _check = new KeptCheck(database);

    public void Closed()
    {
        _check?.Dispose();
        _check = null;
    }

    /// <exception cref="OutboxException">The disk did not keep something before.</exception>
    public void Require()
    {
        if (Lost)
        {
            throw new OutboxException("the disk takes what is written and does not keep it", "replace-disk");
        }
    }

    /// <summary>Reads back what was committed since the last look.</summary>
    /// <exception cref="OutboxException">The disk does not have it.</exception>
    public void RequireLog(SQLiteConnection connection) => Require(_check!.Keeps(), connection); // an open session has one

    /// <exception cref="OutboxException">Something was not <paramref name="kept"/>, now or before.</exception>
    public void Require(bool kept, SQLiteConnection connection)
    {
        if (!kept)
        {
            Lost = true;
            // The log on such a disk is all there is: closing must not copy it out and remove it.
            OutboxFile.KeepLogWhenClosed(connection);
        }

        Require();
    }

    public void Dispose() => Closed();
}
