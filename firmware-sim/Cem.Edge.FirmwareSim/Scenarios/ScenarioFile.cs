using System.Globalization;
using System.Text.Json;
using Cem.Edge.FirmwareSim.Faults;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.FirmwareSim.Scenarios;

/// <summary>Reads <c>cem.scenario/1</c> for the places of a journey. All problems are told at once, each with line, place and reason.</summary>
internal sealed class ScenarioFile
{
    private readonly SpotReader reader = new();
    private readonly ScenarioWorld world;

    private ScenarioFile(ScenarioWorld world) => this.world = world;

    public static ScenarioReading Read(ReadOnlySpan<byte> json, ScenarioWorld world)
    {
        JsonSpot root;
        try
        {
            root = JsonSpot.Read(json);
        }
        catch (JsonException problem)
        {
            return new ScenarioReading(null, [string.Create(CultureInfo.InvariantCulture, $"line {(problem.LineNumber ?? 0) + 1}: is no JSON: {problem.Message}")]);
        }

        var file = new ScenarioFile(world);
        Scenario scenario = file.ReadScenario(root);
        IReadOnlyList<string> problems = [.. file.reader.Problems.OrderBy(problem => problem.Line).Select(problem => problem.ToString())];
        return new ScenarioReading(problems.Count == 0 ? scenario : null, problems);
    }

    private Scenario ReadScenario(JsonSpot root)
    {
        reader.Expect(root, "schema", "seed", "speed", "shoppers", "sites", "remarks", "calls", "faults", "reasons");
        reader.OneOf(root, "schema", [Scenario.Schema]);
        IReadOnlyList<ScenarioSite> sites = [.. reader.List(root, "sites").Select(ReadSite)];
        var devices = sites.SelectMany(site => site.Devices).ToHashSet();
        return new Scenario(
            reader.Number(root, "seed", 0, int.MaxValue),
            reader.Number(root, "speed", 1, 1_000),
            ReadHabits(root),
            sites,
            [.. reader.List(root, "remarks").Select(spot => ReadRemark(spot, devices))],
            root.Members.ContainsKey("calls") ? [.. reader.List(root, "calls").Select(ReadCall)] : [],
            [.. reader.List(root, "faults").Select(spot => ReadFault(spot, devices))],
            root.Members.ContainsKey("reasons") ? reader.List(root, "reasons").Select(spot => ReadReasons(spot, devices)).DistinctBy(one => one.Device).ToDictionary(one => one.Device, one => one.Ids) : []);
    }

    private ShopperHabits ReadHabits(JsonSpot root)
    {
        if (!root.Members.TryGetValue("shoppers", out JsonSpot? habits))
        {
            return new ShopperHabits(0, 0, 0, 0, 0);
        }

        reader.Expect(habits, "talkPercent", "correctPercent", "mashPercent", "twoFacesPercent", "reasonPercent");
        var read = new ShopperHabits(
            Percent(habits, "talkPercent"), Percent(habits, "correctPercent"), Percent(habits, "mashPercent"), Percent(habits, "twoFacesPercent"),
            habits.Members.ContainsKey("reasonPercent") ? Percent(habits, "reasonPercent") : 0);
        if (read.TalkPercent + read.CorrectPercent + read.MashPercent + read.TwoFacesPercent + read.ReasonPercent > 100)
        {
            reader.Complain(habits, "the shares of the shoppers add up to more than 100");
        }

        return read;
    }

    private ScenarioSite ReadSite(JsonSpot spot)
    {
        reader.Expect(spot, "site", "ratePerHour", "moodPercent", "devices");
        string site = reader.Id(spot, "site");
        var devices = new List<string>();
        foreach (JsonSpot device in reader.List(spot, "devices"))
        {
            string id = device.Text ?? "";
            if (!world.Kiosks.TryGetValue(id, out KioskPlace? place) || place.Address.Site != site)
            {
                reader.Complain(device, $"the journey has no device '{id}' at site '{site}'");
            }
            else if (devices.Contains(id))
            {
                reader.Complain(device, $"'{id}' is given twice");
            }

            devices.Add(id);
        }

        return new ScenarioSite(site, reader.Number(spot, "ratePerHour", 0, 10_000), Percent(spot, "moodPercent"), devices);
    }

    private ScheduledRemark ReadRemark(JsonSpot spot, HashSet<string> devices)
    {
        reader.Expect(spot, "atS", "device", "face", "remark");
        string device = Device(spot, devices);
        string remark = reader.Text(spot, "remark");
        if (remark.Length > 0 && !world.Remarks.Contains(remark))
        {
            reader.Complain(spot.Members["remark"], $"'{remark}' is no remark; the shipped ones are {string.Join(", ", world.Remarks.Order())}");
        }

        int faces = world.Kiosks.TryGetValue(device, out KioskPlace? place) ? place.Faces : 5;
        return new ScheduledRemark(Seconds(spot, "atS"), device, reader.Number(spot, "face", 0, faces - 1), remark);
    }

    private (string Device, IReadOnlyList<string> Ids) ReadReasons(JsonSpot spot, HashSet<string> devices)
    {
        reader.Expect(spot, "device", "ids");
        string device = Device(spot, devices);
        IReadOnlyList<string> ids = [.. reader.List(spot, "ids").Select(id => id.Text ?? "")];
        if (world.Kiosks.TryGetValue(device, out KioskPlace? place) && ids.Count != place.Faces)
        {
            reader.Complain(spot, $"'{device}' has {place.Faces} faces and {ids.Count} reasons; name one taxonomy id, or -, for each");
        }

        return (device, ids);
    }

    private ScheduledCall ReadCall(JsonSpot spot)
    {
        reader.Expect(spot, "atS", "device", "call", "consent");
        string device = reader.Id(spot, "device");
        if (device.Length > 0 && !world.CallDesks.ContainsKey(device))
        {
            reader.Complain(spot.Members["device"], $"the journey has no call desk '{device}'");
        }

        string call = reader.OneOf(spot, "call", [.. world.Calls.Order()]);
        string consent = spot.Members.ContainsKey("consent") ? reader.OneOf(spot, "consent", ["given", "refused"]) : "given";
        return new ScheduledCall(Seconds(spot, "atS"), device, call, consent == "given");
    }

    private ScheduledFault ReadFault(JsonSpot spot, HashSet<string> devices)
    {
        reader.Expect(spot, "atS", "kind", "device", "forS");
        string kind = reader.OneOf(spot, "kind", FaultKind.All);
        if (kind == FaultKind.HubKilled && spot.Members.TryGetValue("device", out JsonSpot? named))
        {
            reader.Complain(named, "a fault of the hub names no device");
        }

        string? device = kind == FaultKind.HubKilled ? null : Device(spot, devices);
        return new ScheduledFault(Seconds(spot, "atS"), kind, device, Seconds(spot, "forS"));
    }

    private string Device(JsonSpot spot, HashSet<string> devices)
    {
        string device = reader.Id(spot, "device");
        if (device.Length > 0 && !devices.Contains(device))
        {
            reader.Complain(spot.Members["device"], $"'{device}' stands at none of this scenario's sites");
        }

        return device;
    }

    private int Percent(JsonSpot spot, string name) => reader.Number(spot, name, 0, 100);

    private TimeSpan Seconds(JsonSpot spot, string name) => TimeSpan.FromSeconds(reader.Number(spot, name, 0, 86_400));
}

/// <summary>What a scenario may name: places of the journey, and the remarks and calls that ship.</summary>
internal sealed record ScenarioWorld(
    IReadOnlyDictionary<string, KioskPlace> Kiosks, IReadOnlyDictionary<string, DeskPlace> CallDesks, IReadOnlySet<string> Remarks, IReadOnlySet<string> Calls);

/// <summary>A scenario after reading: either it, or everything that is wrong with its file, each with line, place and reason.</summary>
internal sealed record ScenarioReading(Scenario? Scenario, IReadOnlyList<string> Problems);
