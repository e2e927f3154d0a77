namespace Cem.Edge.Contracts;

/// <summary>State words of the Homie convention 5.</summary>
public static class StateWord
{
    /// <summary>Starting.</summary>
    public const string Init = "init";

    /// <summary>Connected and working.</summary>
    public const string Ready = "ready";

    /// <summary>Outside opening hours.</summary>
    public const string Sleeping = "sleeping";

    /// <summary>Gone without a word; sent by the broker as the Will.</summary>
    public const string Lost = "lost";

    /// <summary>Connected, but a part needs a person.</summary>
    public const string Alert = "alert";

    /// <summary>Went away on purpose.</summary>
    public const string Disconnected = "disconnected";
}

/// <summary>The retained birth document of a device, renewed every 30 s; with <see cref="StateWord.Lost"/> it is the Will.</summary>
public sealed record DeviceState
{
    /// <summary>One of <see cref="StateWord"/>.</summary>
    public required string State { get; init; }

    /// <summary>Device wall clock, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Agent start that speaks; the Will carries the same one, so that a late Will of an older start is told apart.</summary>
    public required string Epoch { get; init; }

    /// <summary>Counts connections within the epoch, from 1.</summary>
    public int Birth { get; init; }

    /// <summary>Program and model versions by name: <c>agent</c>, <c>whisper</c>, <c>vad</c>, <c>rules</c>, <c>taxonomy</c>.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    /// <summary>Counters of the ledger over the device's life; null in the Will.</summary>
    public LedgerCounters? Ledger { get; init; }

    /// <summary>Speech waiting to be transcribed; null where there is no microphone.</summary>
    public QueueState? Transcription { get; init; }

    /// <summary>What became of recorded calls; null where there is no call desk.</summary>
    public CallDeskState? Calls { get; init; }

    /// <summary>Every part with its status.</summary>
    public IReadOnlyList<PartHealth> Parts { get; init => field = value ?? []; } = [];

    /// <summary>Set while test mode runs or after it ended; null when there was none in this epoch.</summary>
    public TestModeState? TestMode { get; init; }

    /// <summary>Boot id, uptime and clock of the device, for correcting times; null in the Will.</summary>
    public ClockState? Clock { get; init; }
}

/// <summary>Counters that only grow, kept by the device in the same transaction as the event.</summary>
public sealed record LedgerCounters
{
    /// <summary>Presses and other events the device owes, including those it could not store.</summary>
    public required long Produced { get; init; }

    /// <summary>Settled by the hub's acks as stored.</summary>
    public required long Acknowledged { get; init; }

    /// <summary>Settled by the hub's acks as refused, or quarantined by the device.</summary>
    public required long Quarantined { get; init; }

    /// <summary>Given up with a reason, whether they had a number or not.</summary>
    public required long Dropped { get; init; }

    /// <summary>In the outbox and not settled.</summary>
    public required long Waiting { get; init; }

    /// <summary>Age of the oldest waiting event in milliseconds; 0 when none waits.</summary>
    public long OldestWaitingMs { get; init; }

    /// <summary>Dropped by reason.</summary>
    public IReadOnlyDictionary<string, long> DroppedBy { get; init => field = value ?? new Dictionary<string, long>(); } = new Dictionary<string, long>();

    /// <summary>Presses stored and thanked by a light.</summary>
    public long Lit { get; init; }

    /// <summary>The last number given in the document's epoch when this was counted; what lies beyond it is not among <see cref="Produced"/>. Null where the device does not say.</summary>
    public long? LastSeq { get; init; }
}

/// <summary>A bounded queue.</summary>
/// <param name="Depth">Entries waiting.</param>
/// <param name="Bound">Most entries it holds.</param>
/// <param name="OldestMs">Age of the oldest in milliseconds; 0 when empty.</param>
public sealed record QueueState(int Depth, int Bound, long OldestMs);

/// <summary>Recordings of a call desk. Counters only grow and are kept in the same transaction as what they count.</summary>
public sealed record CallDeskState
{
    /// <summary>Recordings that lie in the folder and are not settled.</summary>
    public required int Waiting { get; init; }

    /// <summary>Age of the oldest of them in milliseconds; 0 when none waits.</summary>
    public long OldestWaitingMs { get; init; }

    /// <summary>Recordings over the device's life by what became of them: <c>done</c>, <c>no-consent</c>, <c>duplicate</c>, <c>rejected</c>, <c>expired</c>.</summary>
    public IReadOnlyDictionary<string, long> Settled { get; init => field = value ?? new Dictionary<string, long>(); } = new Dictionary<string, long>();
}

/// <summary>Test mode for staff (DECISIONS 2): 60 s in which presses are labelled <c>test</c>.</summary>
public sealed record TestModeState
{
    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ends or ended, UTC.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Presses seen per face, index 0 = worst.</summary>
    public required IReadOnlyList<int> PressesByFace { get; init; }
}

/// <summary>What the device knows of time.</summary>
/// <param name="BootId">Kernel boot id.</param>
/// <param name="UptimeMs">Milliseconds since boot at <see cref="DeviceState.At"/>.</param>
/// <param name="Synchronised">Whether the wall clock is synchronised.</param>
public sealed record ClockState(string BootId, long UptimeMs, bool Synchronised);
