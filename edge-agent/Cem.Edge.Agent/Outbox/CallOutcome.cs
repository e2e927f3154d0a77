namespace Cem.Edge.Agent.Outbox;

/// <summary>What became of a recording, and the word under which it is counted.</summary>
internal static class CallOutcome
{
    /// <summary>Begun and not ended; not counted.</summary>
    public const string Taken = "taken";

    public const string Done = "done";
    public const string NoConsent = "no-consent";
    public const string Duplicate = "duplicate";
    public const string Rejected = "rejected";
    public const string Expired = "expired";

    public static readonly string[] Counted = [Done, NoConsent, Duplicate, Rejected, Expired];
}
