using System.Collections.Frozen;

namespace Cem.Edge.Hub.Journey;

/// <summary>One version of the journey: tenant, regions, sites, touchpoints, devices, departments, questions and people. Immutable.</summary>
internal sealed class JourneyMap
{
    public static readonly JourneyMap Empty = new("", new LocalText("", ""), [], [], [], [], []);

    private readonly FrozenDictionary<string, PlacedTouchpoint> touchpoints;
    private readonly FrozenDictionary<string, PlacedSite> sites;
    private readonly FrozenDictionary<string, AssignedDevice> devices;
    private readonly FrozenDictionary<string, Department> departments;
    private readonly FrozenDictionary<string, Person> people;
    private readonly FrozenDictionary<string, Question> questions;

    public JourneyMap(
        string tenant, LocalText name, IReadOnlyList<Region> regions, IReadOnlyList<AssignedDevice> devices,
        IReadOnlyList<Department> departments, IReadOnlyList<Question> questions, IReadOnlyList<Person> people)
    {
        Tenant = tenant;
        Name = name;
        Regions = regions;
        Devices = devices;
        Departments = departments;
        Questions = questions;
        People = people;
        Sites = [.. regions.SelectMany(region => region.Sites.Select(site => new PlacedSite(region, site)))];
        Touchpoints = [.. Sites.SelectMany(place => place.Site.Touchpoints.Select(touchpoint => new PlacedTouchpoint(place.Region, place.Site, touchpoint)))];
        touchpoints = Touchpoints.ToFrozenDictionary(place => place.Touchpoint.Id);
        sites = Sites.ToFrozenDictionary(place => place.Site.Id);
        this.devices = devices.ToFrozenDictionary(device => device.Id);
        this.departments = departments.ToFrozenDictionary(department => department.Id);
        this.people = people.ToFrozenDictionary(person => person.Id);
        this.questions = questions.ToFrozenDictionary(question => question.Id);
    }

    public string Tenant { get; }

    public LocalText Name { get; }

    public IReadOnlyList<Region> Regions { get; }

    public IReadOnlyList<PlacedSite> Sites { get; }

    public IReadOnlyList<PlacedTouchpoint> Touchpoints { get; }

    public IReadOnlyList<AssignedDevice> Devices { get; }

    public IReadOnlyList<Department> Departments { get; }

    public IReadOnlyList<Question> Questions { get; }

    public IReadOnlyList<Person> People { get; }

    public PlacedTouchpoint? Touchpoint(string id) => touchpoints.GetValueOrDefault(id);

    public PlacedSite? Site(string id) => sites.GetValueOrDefault(id);

    public AssignedDevice? Device(string id) => devices.GetValueOrDefault(id);

    public Department? Department(string id) => departments.GetValueOrDefault(id);

    public Person? Person(string id) => people.GetValueOrDefault(id);

    public Question? Question(string id) => questions.GetValueOrDefault(id);

    /// <summary>Where <paramref name="device"/> stood at <paramref name="at"/>; null when it was assigned to no touchpoint then.</summary>
    public PlacedTouchpoint? PlaceOf(string device, DateTimeOffset at) =>
        Device(device)?.TouchpointAt(at) is { } touchpoint ? Touchpoint(touchpoint) : null;
}
