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

/// <summary>Numbers that went with a damaged file.</summary>
[Table("lost")]
internal sealed class LostRow
{
    [PrimaryKey, AutoIncrement, Column("id")]
    public long Id { get; set; }

    [Column("epoch"), NotNull]
    public string Epoch { get; set; } = "";

    [Column("first")]
    public long First { get; set; }

    [Column("last")]
    public long Last { get; set; }
}

/// <summary>Keys of the events of one epoch that wait; no table.</summary>
internal sealed class WaitingEpoch
{
    [Column("name")]
    public string Name { get; set; } = "";

    [Column("first")]
    public long First { get; set; }

    [Column("last")]
    public long Last { get; set; }
}

[Table("counter")]
internal sealed class CounterRow
{
    [PrimaryKey, Column("name")]
    public string Name { get; set; } = "";

    [Column("value")]
    public long Value { get; set; }
}

/// <summary>An event of a call that the uplink does not see yet: it has no number, and lies apart until the call is done and it is moved.</summary>
[Table("staged")]
internal sealed class StagedRow
{
    /// <summary>Order of the events of a call.</summary>
    [PrimaryKey, Column("id")]
    public long Id { get; set; }

    /// <summary>Key of the call's row.</summary>
    [Column("call"), Indexed, NotNull]
    public string Call { get; set; } = "";

    /// <summary>When it happened, Unix milliseconds: it may be moved by a later start, on another monotonic clock.</summary>
    [Column("at_ms")]
    public long AtMs { get; set; }

    [Column("type"), NotNull]
    public string Type { get; set; } = "";

    /// <summary>The event's payload as JSON.</summary>
    [Column("body"), NotNull]
    public byte[] Body { get; set; } = [];
}

/// <summary>One recording of the call desk, from being taken until its file is gone; finished calls stay, so that they are known when they come again.</summary>
[Table("call")]
internal sealed class CallRow
{
    /// <summary>Call id; for a recording that never became a call, a key of its file.</summary>
    [PrimaryKey, Column("key")]
    public string Key { get; set; } = "";

    /// <summary><see cref="CallOutcome.Taken"/>, or what became of it.</summary>
    [Column("outcome"), NotNull]
    public string Outcome { get; set; } = "";

    /// <summary>Which file, in a form that another file of the same name does not have.</summary>
    [Column("file"), NotNull]
    public string File { get; set; } = "";

    /// <summary>Its sidecar in the same form; empty without.</summary>
    [Column("sidecar"), NotNull]
    public string Sidecar { get; set; } = "";

    [Column("bytes")]
    public long Bytes { get; set; }

    /// <summary>SHA-256 of the recording; empty where it was never read.</summary>
    [Column("sha256"), NotNull]
    public string Sha256 { get; set; } = "";

    /// <summary>Why it was rejected.</summary>
    [Column("note"), NotNull]
    public string Note { get; set; } = "";

    /// <summary>How often it was begun and not ended.</summary>
    [Column("attempts")]
    public int Attempts { get; set; }

    /// <summary>Unix milliseconds.</summary>
    [Column("settled_ms")]
    public long SettledMs { get; set; }

    /// <summary>The file is gone from the folder.</summary>
    [Column("cleared")]
    public bool Cleared { get; set; }
}
