using Microsoft.AspNetCore.Identity;

namespace Cem.Edge.Hub.People.Accounts;

/// <summary>Ids are lower case, and people type as they like.</summary>
internal sealed class LowerCaseNames : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => email?.Trim().ToLowerInvariant();

    public string? NormalizeName(string? name) => name?.Trim().ToLowerInvariant();
}
