namespace Cem.Edge.Agent.Outbox;

/// <summary>What SQLite syncs in WAL mode; the values are those of <c>PRAGMA synchronous</c>.</summary>
internal enum SyncMode
{
    /// <summary>Checkpoints only: a power cut takes commits that were acknowledged.</summary>
    Normal = 1,

    /// <summary>Every commit, before it returns.</summary>
    Full = 2,
}
