using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Hub.Privacy;

/// <summary>Who may erase a remark. Pure.</summary>
internal static class ErasureRules
{
    /// <param name="region">Region that the remark was made in; null where nobody knows.</param>
    /// <returns>Null when the person may.</returns>
    public static ErasureRefusal? Hindrance(Person? person, string? region) => person switch
    {
        null => ErasureRefusal.NobodyActs,
        _ => IsAllowedToErase(person, region) ? null : ErasureRefusal.RoleMayNot,
    };

    public static bool IsAllowedToErase(Person person, string? region) =>
        person.Role == PersonRole.Admin || (person.Role == PersonRole.RegionalManager && region is not null && person.Region == region);
}

internal enum ErasureRefusal
{
    NobodyActs,
    RoleMayNot,
    NoSuchRemark,
}

/// <summary>What became of the wish; <see cref="Refusal"/> is null when the words are gone.</summary>
internal sealed record ErasureDecision(ErasureRefusal? Refusal)
{
    public static readonly ErasureDecision Erased = new((ErasureRefusal?)null);
}
