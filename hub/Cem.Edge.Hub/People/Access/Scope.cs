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

    public static Scope Of(Person? person, JourneyMap journey) =>
        person is null ? Nothing : PlacesOf(person, journey) with { HasCalls = person.May(Permission.SeeCalls) };

    public bool HasSite(string id) => Sites?.Contains(id) ?? true;

    public bool HasTouchpoint(string? id) => Touchpoints is null || (id is not null && Touchpoints.Contains(id));

    private static Scope PlacesOf(Person person, JourneyMap journey) => person switch
    {
        { Role: PersonRole.Admin } => Everything,
        { Role: PersonRole.RegionalManager, Region: { } region } => In(journey, place => place.Region.Id == region),
        { Role: PersonRole.StoreStaff, Site: { } site } => In(journey, place => place.Site.Id == site),
        { Role: PersonRole.DepartmentOwner, Department: { } department } => In(journey, _ => true) with
        {
            Department = department,
            OwnTouchpoints = [.. journey.Touchpoints.Where(place => place.Touchpoint.Department == department).Select(place => place.Touchpoint.Id)],
        },
        { Role: PersonRole.Viewer, Site: { } site } => In(journey, place => place.Site.Id == site),
        { Role: PersonRole.Viewer, Region: { } region } => In(journey, place => place.Region.Id == region),
        { Role: PersonRole.Viewer } => In(journey, _ => true),
        _ => Nothing,
    };

    private static Scope In(JourneyMap journey, Func<PlacedSite, bool> isIn)
    {
        PlacedSite[] sites = [.. journey.Sites.Where(isIn)];
        return new Scope
        {
            Sites = [.. sites.Select(place => place.Site.Id)],
            Touchpoints = [.. sites.SelectMany(place => place.Site.Touchpoints).Select(touchpoint => touchpoint.Id)],
        };
    }
}
