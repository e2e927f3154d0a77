namespace Cem.Edge.Hub.People.ApiKeys;

/// <summary>A key as everybody may see it who may manage it. It acts for its owner, within <paramref name="Scope"/>.</summary>
/// <param name="Scope">One of <see cref="ApiKeyScope.All"/>.</param>
internal sealed record ApiKey(long Id, string PersonId, string Name, string Scope, string MadeBy, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt)
{
    public bool IsGood(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}
