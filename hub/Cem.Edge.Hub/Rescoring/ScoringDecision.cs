using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Scoring;

namespace Cem.Edge.Hub.Rescoring;

/// <summary>Why nothing is imported, begun or chosen. Every value has a sentence with a remedy in the texts (<c>Scoring.Refused.*</c>).</summary>
internal enum ScoringRefusal
{
    /// <summary>Nobody is signed in.</summary>
    NobodyActs,

    /// <summary>It changes every figure, so it is the administrator's.</summary>
    OnlyAdmin,

    /// <summary>There is no such scoring or taxonomy.</summary>
    NoSuchScoring,

    /// <summary>It has not come to all remarks yet.</summary>
    NotFinished,

    /// <summary>The file is refused; its faults tell where.</summary>
    BadFile,
}

/// <summary>What became of a wish about scorings.</summary>
/// <param name="Versions">Versions of the scoring that was begun or chosen; empty for what the devices sent.</param>
internal sealed record ScoringDecision(string? Versions, ScoringRefusal? Refusal, IReadOnlyList<TaxonomyFault> Faults)
{
    public static implicit operator ScoringDecision(ScoringRefusal refusal) => new(null, refusal, []);

    public static ScoringDecision Done(string versions) => new(versions, null, []);

    /// <summary>Why this person may not change what counts; null when they may.</summary>
    public static ScoringRefusal? Hindrance(Person? person) => person switch
    {
        null => ScoringRefusal.NobodyActs,
        _ when !person.May(Permission.ManageScoring) => ScoringRefusal.OnlyAdmin,
        _ => null,
    };
}
