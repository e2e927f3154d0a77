namespace Cem.Edge.Hub.Journey;

/// <summary>A name in both languages; where the file gives no Chinese one, English stands in.</summary>
internal sealed record LocalText(string En, string Zh)
{
    public string In(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Zh : En;
}

internal sealed record Department(string Id, LocalText Name);

internal sealed record Question(string Id, int Scale, LocalText Text);

internal sealed record Region(string Id, LocalText Name, IReadOnlyList<Site> Sites);

/// <summary>Manager is a person id, or null.</summary>
internal sealed record Site(string Id, LocalText Name, TimeZoneInfo TimeZone, string Kind, OpeningHours Hours, string? Manager, IReadOnlyList<Touchpoint> Touchpoints);

/// <summary>Stage is awareness, discovery, interest, consideration, action, use or advocacy. Question is empty for a call desk that asks none.</summary>
internal sealed record Touchpoint(string Id, LocalText Name, string Stage, string Type, string Department, string Question)
{
    /// <summary>Type of a place that customers call: its devices have recordings instead of faces.</summary>
    public const string CallDesk = "call-desk";

    public bool TakesCalls => Type == CallDesk;
}

internal sealed record PlacedSite(Region Region, Site Site);

internal sealed record PlacedTouchpoint(Region Region, Site Site, Touchpoint Touchpoint);

/// <summary>Role is one of <see cref="PersonRole"/>; a regional manager has a region, store staff a site, a department owner a department.</summary>
internal sealed record Person(string Id, string Name, string Role, string? Region, string? Site, string? Department);

internal static class PersonRole
{
    public const string Admin = "admin";
    public const string RegionalManager = "regional-manager";
    public const string StoreStaff = "store-staff";
    public const string DepartmentOwner = "department-owner";
    public const string Viewer = "viewer";

    public static readonly IReadOnlyList<string> All = [Admin, RegionalManager, StoreStaff, DepartmentOwner, Viewer];
}

/// <summary>A device with its dated places, oldest first, without overlap.</summary>
internal sealed record AssignedDevice(string Id, IReadOnlyList<Assignment> Assignments)
{
    public string? TouchpointAt(DateTimeOffset at)
    {
        for (int i = Assignments.Count - 1; i >= 0; i--)
        {
            if (Assignments[i].Covers(at))
            {
                return Assignments[i].Touchpoint;
            }
        }

        return null;
    }
}

/// <summary>From is the first moment, To the first one after it, or null while it lasts.</summary>
internal sealed record Assignment(string Touchpoint, DateTimeOffset From, DateTimeOffset? To)
{
    public bool Covers(DateTimeOffset at) => at >= From && (To is not { } end || at < end);
}
