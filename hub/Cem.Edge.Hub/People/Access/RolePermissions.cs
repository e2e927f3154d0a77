using System.Collections.Frozen;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Hub.People.Access;

/// <summary>Which role may do what. Pure; a role that is not listed may do nothing.</summary>
internal static class RolePermissions
{
    private static readonly Permission[] Viewer =
        [Permission.OwnAccount, Permission.OwnKeys, Permission.SeeFigures, Permission.SeeDevices, Permission.SeeRemarks, Permission.SeeTasks];

    // Their own devices, their own customers, never a colleague's call.
    private static readonly Permission[] StoreStaff =
        [.. Viewer, Permission.SeeScoring, Permission.StepTasks, Permission.Judge, Permission.TendDevices];

    private static readonly Permission[] DepartmentOwner =
        [Permission.OwnAccount, Permission.OwnKeys, Permission.SeeFigures, Permission.SeeRemarks, Permission.SeeTasks, Permission.SeeScoring, Permission.StepTasks, Permission.Judge];

    private static readonly Permission[] RegionalManager =
        [.. StoreStaff, Permission.SeeCalls, Permission.Export, Permission.Erase];

    private static readonly FrozenDictionary<string, FrozenSet<Permission>> Of = new Dictionary<string, FrozenSet<Permission>>
    {
        [PersonRole.Viewer] = Viewer.ToFrozenSet(),
        [PersonRole.StoreStaff] = StoreStaff.ToFrozenSet(),
        [PersonRole.DepartmentOwner] = DepartmentOwner.ToFrozenSet(),
        [PersonRole.RegionalManager] = RegionalManager.ToFrozenSet(),
        [PersonRole.Admin] = Enum.GetValues<Permission>().ToFrozenSet(),
    }.ToFrozenDictionary();

    public static bool May(this Person person, Permission permission) => Of.TryGetValue(person.Role, out FrozenSet<Permission>? own) && own.Contains(permission);
}
