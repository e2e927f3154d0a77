using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Hub.People.Access;

/// <summary>
/// About which places a person may see anything at all: one region, one site, the matters of one department, or everything. Every query that
/// people's pages and calls reach takes one. It is made anew for each question, so a moved person or shop counts at once. Pure.
/// </summary>
internal sealed record Scope
{
    /// <summary>For administrators, and for the hub's own work.</summary>
    public static readonly Scope Everything = new() { HasCalls = true };

    public static readonly Scope Nothing = new() { Sites = [], Touchpoints = [] };

    private Scope()
    {
    }

    /// <summary>Ids of sites; null = all, also those that the journey has forgotten.</summary>
    public IReadOnlyCollection<string>? Sites { get; private init; }

    /// <summary>Ids of touchpoints; null = all, also those that the journey has forgotten.</summary>
    public IReadOnlyCollection<string>? Touchpoints { get; private init; }

    /// <summary>When set: of remarks, alerts and tasks only those of this department. Its places are <see cref="OwnTouchpoints"/>.</summary>
    public string? Department { get; private init; }

    /// <summary>Touchpoints that belong to <see cref="Department"/>: all remarks there are its matter.</summary>
    public IReadOnlyCollection<string> OwnTouchpoints { get; private init; } = [];

    /// <summary>Whether a clerk's words in a call are shown; customers' words are remarks.</summary>
    public bool HasCalls { get; private init; }

    public bool IsEverything => this is { Sites: null, Touchpoints: null, Department: null };

    public static Scope Of(Person? person, JourneyMap journey) => person switch
    {
        null => Nothing,
        { Role: PersonRole.Admin } => Everything,
        { Role: PersonRole.RegionalManager, Region: { } region } => In(journey, person.May(Permission.SeeCalls), place => place.Region.Id == region),
        { Role: PersonRole.StoreStaff, Site: { } site } => In(journey, person.May(Permission.SeeCalls), place => place.Site.Id == site),
        { Role: PersonRole.DepartmentOwner, Department: { } department } => In(journey, person.May(Permission.SeeCalls), _ => true) with
        {
            Department = department,
            OwnTouchpoints = [.. journey.Touchpoints.Where(place => place.Touchpoint.Department == department).Select(place => place.Touchpoint.Id)],
        },
        { Role: PersonRole.Viewer, Site: { } site } => In(journey, person.May(Permission.SeeCalls), place => place.Site.Id == site),
        { Role: PersonRole.Viewer, Region: { } region } => In(journey, person.May(Permission.SeeCalls), place => place.Region.Id == region),
        { Role: PersonRole.Viewer } => In(journey, person.May(Permission.SeeCalls), _ => true),
        _ => Nothing,
    };

    public bool HasSite(string id) => Sites?.Contains(id) ?? true;

    public bool HasTouchpoint(string? id) => Touchpoints is null || (id is not null && Touchpoints.Contains(id));

    private static Scope In(JourneyMap journey, bool hasCalls, Func<PlacedSite, bool> isIn)
    {
        PlacedSite[] sites = [.. journey.Sites.Where(isIn)];
        return new Scope
        {
            Sites = [.. sites.Select(place => place.Site.Id)],
            HasCalls = hasCalls,
            Touchpoints = [.. sites.SelectMany(place => place.Site.Touchpoints).Select(touchpoint => touchpoint.Id)],
        };
    }
}
