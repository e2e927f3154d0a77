namespace Cem.Edge.Contracts;

/// <summary>Words under which a device counts what it gave up (<see cref="LedgerCounters.DroppedBy"/>, <see cref="DroppedRange"/>). A newer device may say others.</summary>
public static class DropReason
{
    /// <summary>No room on the disk.</summary>
    public const string DiskFull = "disk-full";

    /// <summary>The disk or the data folder may not be written.</summary>
    public const string DiskReadOnly = "disk-read-only";

    /// <summary>The disk refuses, does not answer, or does not keep what it takes.</summary>
    public const string DiskError = "disk-error";

    /// <summary>The outbox has reached its bound; only presses still get in.</summary>
    public const string OutboxFull = "outbox-full";

    /// <summary>The writer did not come to it in time.</summary>
    public const string WriterBusy = "writer-busy";

    /// <summary>Too many remarks waited for the recogniser.</summary>
    public const string TranscriptionQueueFull = "transcription-queue-full";

    /// <summary>The shopper took the remark back.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>The agent ended before the remark was transcribed.</summary>
    public const string NotTranscribed = "not-transcribed";

    /// <summary>The agent was killed while it held the remark in memory.</summary>
    public const string AgentKilled = "agent-killed";

    /// <summary>It went with a damaged outbox file.</summary>
    public const string OutboxDamaged = "outbox-damaged";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [DiskFull, DiskReadOnly, DiskError, OutboxFull, WriterBusy, TranscriptionQueueFull, Withdrawn, NotTranscribed, AgentKilled, OutboxDamaged];
}
