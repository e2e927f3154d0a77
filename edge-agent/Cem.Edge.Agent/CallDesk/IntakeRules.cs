using Cem.Edge.Agent.Outbox;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>What is known of a finished recording before anybody has listened to it.</summary>
internal sealed record IntakeFacts
{
    /// <summary>Null while there is none.</summary>
    public Sidecar? Sidecar { get; init; }

    /// <summary>Why the sidecar cannot be used; null when it can or when there is none.</summary>
    public string? SidecarProblem { get; init; }

    /// <summary>A sidecar lies there and is not finished.</summary>
    public bool SidecarArrives { get; init; }

    /// <summary>A link is no recording: deleting it would delete no sound.</summary>
    public bool IsLink { get; init; }

    /// <summary>A pipe, a socket or a device: nothing that could be read to its end.</summary>
    public bool IsNoFile { get; init; }

    /// <summary>The same file lies under another name too (a hard link).</summary>
    public bool HasOtherNames { get; init; }

    public bool IsEmpty { get; init; }

    /// <summary>Since the recording was seen first, monotonic.</summary>
    public TimeSpan SeenFor { get; init; }

    /// <summary>Since it was written, by the wall clock; null while that is not known to be right.</summary>
    public TimeSpan? Age { get; init; }
}

/// <summary>What happens to a finished recording now: <see cref="Waits"/>, <see cref="IsTaken"/>, or settled as <see cref="Outcome"/> without anybody listening.</summary>
internal sealed record Intake(string? Outcome, string Note = "")
{
    public static readonly Intake Wait = new((string?)null);
    public static readonly Intake Take = new(CallOutcome.Taken);

    public bool Waits => Outcome is null;

    public bool IsTaken => Outcome == CallOutcome.Taken;
}

/// <summary>Consent comes first: without it nothing is decoded, whatever else is wrong. Pure.</summary>
internal static class IntakeRules
{
    /// <summary>A file may bring an old time with it: it must have lain here this long as well before it can have been tried in vain.</summary>
    public static readonly TimeSpan LeastTried = TimeSpan.FromHours(1);

    public static Intake Decide(IntakeFacts facts, CallDeskOptions options)
    {
        if (facts.IsLink)
        {
            return new Intake(CallOutcome.Rejected, "is a link, not a recording");
        }

        if (facts.IsNoFile)
        {
            return new Intake(CallOutcome.Rejected, "is no file (a pipe, a socket or a device)");
        }

        if (facts.SidecarArrives || (facts.Sidecar is null && facts.SidecarProblem is null && facts.SeenFor < options.SidecarWait))
        {
            return Intake.Wait;
        }

        // What it says of consent is not known, so nobody listens; a person can put it right.
        if (facts.SidecarProblem is { } problem)
        {
            return new Intake(CallOutcome.Rejected, problem);
        }

        if ((facts.Sidecar?.Consent ?? options.AssumeConsent) is false)
        {
            return new Intake(CallOutcome.NoConsent);
        }

        // Its sound would stay elsewhere, or that other recording would be overwritten with this one.
        if (facts.HasOtherNames)
        {
            return new Intake(CallOutcome.Rejected, "lies elsewhere under another name too (a hard link): put a copy here instead");
        }

        if (facts.IsEmpty)
        {
            return new Intake(CallOutcome.Rejected, "is empty");
        }

        return facts.Age > options.KeepWaiting && facts.SeenFor > LeastTried ? new Intake(CallOutcome.Expired) : Intake.Take;
    }
}
