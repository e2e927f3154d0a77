using System.Globalization;
using System.Security.Claims;
using Cem.Edge.Hub.People.Access;

namespace Cem.Edge.Hub.People.ApiKeys;

/// <summary>What a key may do at most; never more than its owner. No key manages accounts or keys: a stolen one must not make others.</summary>
internal static class ApiKeyScope
{
    public const string Read = "read";
    public const string Write = "write";
    public const string Import = "import";

    public static readonly IReadOnlyList<string> All = [Read, Write, Import];

    private const string ScopeClaim = "cem:key-scope";
    private const string IdClaim = "cem:key-id";

    public static IEnumerable<Claim> Claims(ApiKey key) => [new(ScopeClaim, key.Scope), new(IdClaim, key.Id.ToString(CultureInfo.InvariantCulture))];

    /// <summary>True also for principals without a key.</summary>
    public static bool Allows(ClaimsPrincipal principal, Permission permission) => principal.FindFirstValue(ScopeClaim) switch
    {
        null => true,
        Read => permission is Permission.SeeFigures or Permission.SeeDevices or Permission.SeeRemarks or Permission.SeeCalls or Permission.SeeTasks or Permission.SeeScoring
            or Permission.SeeOperations or Permission.SeeAuditLog or Permission.Export,
        Import => permission is Permission.Import,
        Write => permission is not (Permission.ManageAccounts or Permission.OwnAccount or Permission.OwnKeys),
        _ => false,
    };

    /// <summary>True also for principals without a key.</summary>
    public static bool IsAlive(ClaimsPrincipal principal, ApiKeyBook keys, DateTimeOffset now) =>
        principal.FindFirstValue(IdClaim) is not { } id || keys.Find(long.Parse(id, CultureInfo.InvariantCulture)) is { } key && key.IsGood(now);
}
