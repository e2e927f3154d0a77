using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;

namespace Cem.Edge.Hub.Privacy;

/// <summary>Who may erase a remark. Pure.</summary>
internal static class ErasureRules
{
    /// <param name="touchpoint">Where the remark was made; null where nobody knows: then only an administrator erases it.</param>
    /// <param name="scope">What the person may see: other remarks are none.</param>
    /// <returns>Null when the person may.</returns>
    public static ErasureRefusal? Hindrance(Person? person, string? touchpoint, Scope scope) => person switch
    {
        null => ErasureRefusal.NobodyActs,
        _ when !person.May(Permission.Erase) => ErasureRefusal.RoleMayNot,
        _ => scope.HasTouchpoint(touchpoint) ? null : ErasureRefusal.NoSuchRemark,
    };
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
