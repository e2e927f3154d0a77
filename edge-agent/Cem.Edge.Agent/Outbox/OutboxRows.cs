using SQLite;

namespace Cem.Edge.Agent.Outbox;

internal enum RowState
{
    Waiting = 0,
    Acknowledged = 1,
    Quarantined = 2,
}

/// <summary>One event as it lies in the outbox. Rows never leave this folder.</summary>
[Table("event")]
internal sealed class EventRow
{
    [PrimaryKey, Column("key")]
    public long Key { get; set; }

    [Column("state")]
    public int State { get; set; }

    /// <summary>Unix milliseconds.</summary>
    [Column("stored_ms")]
    public long StoredMs { get; set; }

    /// <summary>Unix milliseconds of the acknowledgement or refusal.</summary>
    [Column("settled_ms")]
    public long? SettledMs { get; set; }

    /// <summary>Why it is quarantined.</summary>
    [Column("note")]
    public string? Note { get; set; }

    /// <summary>The event's JSON exactly as it is sent.</summary>
    [Column("body"), NotNull]
    public byte[] Body { get; set; } = [];
}

[Table("epoch")]
internal sealed class EpochRow
{
    [PrimaryKey, Column("start")]
    public int Start { get; set; }

    [Column("name"), NotNull]
    public string Name { get; set; } = "";
}

[Table("counter")]
internal sealed class CounterRow
{
    [PrimaryKey, Column("name")]
    public string Name { get; set; } = "";

    [Column("value")]
    public long Value { get; set; }
}
