namespace Cem.Edge.Contracts;

/// <summary>
/// Payload of an event; the heirs are the only ones. Fields are only ever added. Optional fields of a reference type repeat their
/// default in the setter, because generated JSON code assigns null to an init property that the message leaves out.
/// </summary>
public abstract record EventData
{
    private protected EventData()
    {
    }
}

/// <summary>Points at a press of the same device.</summary>
/// <param name="Epoch">Epoch of the press.</param>
/// <param name="Seq">Its number in that epoch, from 1.</param>
public sealed record PressReference(string Epoch, long Seq);

/// <summary>A smiley button was pressed and the press is stored on the device.</summary>
public sealed record PressEvent : EventData
{
    /// <summary>Question id shown at the kiosk.</summary>
    public required string Question { get; init; }

    /// <summary>Number of faces, 2 to 5 on a kiosk, up to 11 for imported scales.</summary>
    public required int Scale { get; init; }

    /// <summary>0 to Scale - 1; 0 is the worst face.</summary>
    public required int Value { get; init; }

    /// <summary>True when pressed in test mode; the hub labels such a press <c>test</c>.</summary>
    public bool Test { get; init; }

    /// <summary>How long the button was held, in milliseconds, where known when the press was stored; null otherwise.</summary>
    public int? HeldMs { get; init; }
}

/// <summary>The shopper chose a reason after a press.</summary>
public sealed record ReasonEvent : EventData
{
    /// <summary>The press it explains, or null.</summary>
    public PressReference? Press { get; init; }

    /// <summary>Taxonomy id.</summary>
    public required string Reason { get; init; }
}

/// <summary>The shopper asked to delete a remark (within 10 s, at the kiosk). The hub erases text and findings of the named event and keeps the tombstone.</summary>
public sealed record ForgetEvent : EventData
{
    /// <summary>Epoch of the remark.</summary>
    public required string Epoch { get; init; }

    /// <summary>Number of the remark in that epoch.</summary>
    public required long Seq { get; init; }

    /// <summary>Who asked: <c>shopper</c> or <c>hub</c>.</summary>
    public required string By { get; init; }
}

/// <summary>Feedback of another channel, for example a web survey, written by the hub's import.</summary>
public sealed record ImportEvent : EventData
{
    /// <summary>Where it came from, for example <c>web-survey</c>; shown beside the figures.</summary>
    public required string Channel { get; init; }

    /// <summary>Question id.</summary>
    public required string Question { get; init; }

    /// <summary>Number of steps of the scale, 2 to 11.</summary>
    public required int Scale { get; init; }

    /// <summary>0 to Scale - 1; 0 is the worst.</summary>
    public required int Value { get; init; }

    /// <summary>True when a simulator made it; pages say so.</summary>
    public bool Simulated { get; init; }
}
