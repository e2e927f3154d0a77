namespace Cem.Edge.Contracts;

/// <summary>One event of a message after checking: either <see cref="Event"/> or <see cref="Problem"/>.</summary>
public sealed record EventReading
{
    /// <summary>The event, when it is well-formed.</summary>
    public ReceivedEvent? Event { get; init; }

    /// <summary>Why it is refused, one sentence without payload text; null when it is well-formed.</summary>
    public string? Problem { get; init; }

    /// <summary>Its epoch as far as it could be read, so that the refusal can be acknowledged; null otherwise.</summary>
    public string? Epoch { get; init; }

    /// <summary>Its number as far as it could be read; 0 otherwise.</summary>
    public long Sequence { get; init; }

    /// <summary>The raw JSON of this event, for the dead-letter table.</summary>
    public required ReadOnlyMemory<byte> Raw { get; init; }
}

/// <summary>A checked event.</summary>
/// <param name="Envelope">As it travelled.</param>
/// <param name="Data">Its payload, typed.</param>
/// <param name="PayloadHash">16 bytes: see <see cref="Contracts.PayloadHash"/>.</param>
public sealed record ReceivedEvent(EventEnvelope Envelope, EventData Data, byte[] PayloadHash)
{
    /// <summary>Number in the epoch.</summary>
    public long Sequence { get; } = Envelope.SequenceNumber;
}

/// <summary>A whole message after reading.</summary>
public sealed record MessageReading
{
    /// <summary>Why nothing of it can be read (not JSON, too many events, too large, a foreign source); null when <see cref="Events"/> counts.</summary>
    public string? Problem { get; init; }

    /// <summary>Its events in order, good and refused.</summary>
    public IReadOnlyList<EventReading> Events { get; init; } = [];
}
