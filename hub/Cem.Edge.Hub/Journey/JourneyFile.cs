using System.Text.Json;
using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Journey;

/// <summary>Reads <c>cem.journey/1</c>. All problems are told at once, each with line, place and reason.</summary>
internal static class JourneyFile
{
    public const string Schema = "cem.journey/1";

    private static readonly string[] Stages = ["awareness", "discovery", "interest", "consideration", "action", "use", "advocacy"];

    public static JourneyReading Read(ReadOnlySpan<byte> json)
    {
        JsonSpot root;
        try
        {
            root = JsonSpot.Read(json);
        }
        catch (JsonException problem)
        {
            return new JourneyReading(null, [new JourneyProblem((int)(problem.LineNumber ?? 0) + 1, "", $"is no JSON: {problem.Message}")]);
        }

        var reader = new SpotReader();
        JourneyMap? map = Map(root, reader);
        return new JourneyReading(map, [.. reader.Problems.OrderBy(problem => problem.Line)]);
    }

    private static JourneyMap? Map(JsonSpot root, SpotReader reader)
    {
        reader.Expect(root, "schema", "tenant", "name", "departments", "questions", "regions", "devices", "people");
        reader.OneOf(root, "schema", [Schema]);
        string tenant = reader.Id(root, "tenant");
        LocalText name = reader.Local(root, "name");
        var known = new KnownIds(reader);
        IReadOnlyList<Department> departments = [.. reader.List(root, "departments").Select(spot => ReadDepartment(spot, reader, known))];
        IReadOnlyList<Question> questions = [.. reader.List(root, "questions").Select(spot => ReadQuestion(spot, reader, known))];
        IReadOnlyList<Region> regions = [.. reader.List(root, "regions").Select(spot => ReadRegion(spot, reader, known))];
        IReadOnlyList<AssignedDevice> devices = [.. reader.List(root, "devices").Select(spot => DeviceReader.Read(spot, reader, known))];
        IReadOnlyList<Person> people = [.. reader.List(root, "people").Select(spot => ReadPerson(spot, reader, known))];
        known.CheckReferences();
        return reader.Problems.Count == 0 ? new JourneyMap(tenant, name, regions, devices, departments, questions, people) : null;
    }

    private static Department ReadDepartment(JsonSpot spot, SpotReader reader, KnownIds known)
    {
        reader.Expect(spot, "id", "name");
        return new Department(known.Add("department", spot), reader.Local(spot, "name"));
    }

    private static Question ReadQuestion(JsonSpot spot, SpotReader reader, KnownIds known)
    {
        reader.Expect(spot, "id", "scale", "text");
        return new Question(known.Add("question", spot), reader.Number(spot, "scale", 2, 11), reader.Local(spot, "text"));
    }

    private static Region ReadRegion(JsonSpot spot, SpotReader reader, KnownIds known)
    {
        reader.Expect(spot, "id", "name", "sites");
        return new Region(known.Add("region", spot), reader.Local(spot, "name"), [.. reader.List(spot, "sites").Select(site => ReadSite(site, reader, known))]);
    }

    private static Site ReadSite(JsonSpot spot, SpotReader reader, KnownIds known)
    {
        reader.Expect(spot, "id", "name", "timeZone", "kind", "openingHours", "manager", "touchpoints");
        string id = known.Add("site", spot);
        if (id == CemId.ReservedSite)
        {
            reader.Complain(spot.Members["id"], $"'{CemId.ReservedSite}' is reserved; choose another site id");
        }

        string zoneName = reader.Text(spot, "timeZone");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out TimeZoneInfo? zone) && zoneName.Length > 0)
        {
            reader.Complain(spot.Members["timeZone"], $"'{zoneName}' is no time zone; write an IANA name such as Europe/London");
        }

        return new Site(
            id, reader.Local(spot, "name"), zone ?? TimeZoneInfo.Utc, reader.Id(spot, "kind"), Hours(spot, reader),
            known.Refer("person", spot, "manager", optional: true),
            [.. reader.List(spot, "touchpoints").Select(touchpoint => ReadTouchpoint(touchpoint, reader, known))]);
    }

    private static Touchpoint ReadTouchpoint(JsonSpot spot, SpotReader reader, KnownIds known)
    {
        reader.Expect(spot, "id", "name", "stage", "type", "department", "question");
        string id = known.Add("touchpoint", spot);
        string type = reader.Id(spot, "type");
        return new Touchpoint(
            id, reader.Local(spot, "name"), reader.OneOf(spot, "stage", Stages), type,
            known.Refer("department", spot, "department") ?? "", known.Refer("question", spot, "question", optional: type == Touchpoint.CallDesk) ?? "");
    }

    private static Person ReadPerson(JsonSpot spot, SpotReader reader, KnownIds known)
    {
        reader.Expect(spot, "id", "name", "role", "region", "site", "department");
        string role = reader.OneOf(spot, "role", PersonRole.All);
        return new Person(
            known.Add("person", spot), reader.Text(spot, "name"), role,
            known.Refer("region", spot, "region", optional: role != PersonRole.RegionalManager),
            known.Refer("site", spot, "site", optional: role != PersonRole.StoreStaff),
            known.Refer("department", spot, "department", optional: role != PersonRole.DepartmentOwner));
    }

    private static OpeningHours Hours(JsonSpot site, SpotReader reader)
    {
        var days = new Dictionary<DayOfWeek, OpenInterval>();
        if (!site.Members.TryGetValue("openingHours", out JsonSpot? hours))
        {
            reader.Complain(site, "'openingHours' is missing; write { \"mon-sat\": \"09:00-21:00\", \"sun\": \"closed\" }");
            return new OpeningHours(days);
        }

        foreach ((string key, JsonSpot value) in hours.Members)
        {
            if (OpeningHours.ParseDays(key) is not { } named)
            {
                reader.Complain(value, $"'{key}' names no days; write mon, tue ... sun or a range such as mon-sat");
                continue;
            }

            OpenInterval? interval = value.Text is { } text && text != "closed" ? OpeningHours.ParseInterval(text) : null;
            if (interval is null && value.Text != "closed")
            {
                reader.Complain(value, "must be an interval such as 09:00-21:00, or closed");
                continue;
            }

            foreach (DayOfWeek day in named)
            {
                if (interval is not null && !days.TryAdd(day, interval))
                {
                    reader.Complain(value, $"{day} is given twice");
                }
            }
        }

        return new OpeningHours(days);
    }
}
