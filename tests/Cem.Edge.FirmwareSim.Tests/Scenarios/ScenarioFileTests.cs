using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.FirmwareSim.Scenarios;

namespace Cem.Edge.FirmwareSim.Tests.Scenarios;

public sealed class ScenarioFileTests
{
    private const string Good = """
        {
          "schema": "cem.scenario/1", "seed": 7, "speed": 60,
          "shoppers": { "talkPercent": 1, "correctPercent": 2, "mashPercent": 3, "twoFacesPercent": 4 },
          "sites": [ { "site": "harbour", "ratePerHour": 30, "moodPercent": 60, "devices": ["kiosk-1", "kiosk-2"] } ],
          "reasons": [ { "device": "kiosk-2", "ids": ["queue-till", "staff-rude", "stock-out", "-"] } ],
          "remarks": [ { "atS": 5, "device": "kiosk-1", "face": 0, "remark": "charger" } ],
          "calls": [ { "atS": 6, "device": "desk-1", "call": "warranty" }, { "atS": 8, "device": "desk-1", "call": "warranty", "consent": "refused" } ],
          "faults": [
            { "atS": 10, "kind": "agent-killed", "device": "kiosk-1", "forS": 2 },
            { "atS": 20, "kind": "hub-killed", "forS": 3 }
          ]
        }
        """;

    [Fact]
    public void A_good_file_is_read_whole()
    {
        ScenarioReading reading = Read(Good);

        Assert.Empty(reading.Problems);
        Scenario scenario = reading.Scenario!;
        Assert.Equal((7, 60), (scenario.Seed, scenario.Speed));
        Assert.Equal(["kiosk-1", "kiosk-2"], scenario.Devices);
        Assert.Equal(new ShopperHabits(1, 2, 3, 4, 0), scenario.Habits);
        Assert.Equal(new ScheduledRemark(TimeSpan.FromSeconds(5), "kiosk-1", 0, "charger"), scenario.Remarks.Single());
        Assert.Equal([true, false], scenario.Calls.Select(call => call.Consent));
        Assert.Equal(["queue-till", "staff-rude", "stock-out", "-"], scenario.Reasons["kiosk-2"]);
        Assert.Equal(["desk-1"], scenario.CallDesks);
        Assert.Equal(new ScheduledFault(TimeSpan.FromSeconds(20), "hub-killed", null, TimeSpan.FromSeconds(3)), scenario.Faults[1]);
    }

    [Theory]
    [InlineData("\"cem.scenario/1\"", "\"cem.scenario/9\"", 2, "'cem.scenario/9' is not one of cem.scenario/1")]
    [InlineData("\"talkPercent\": 1", "\"talkPercent\": 99", 3, "the shares of the shoppers add up to more than 100")]
    [InlineData("\"kiosk-2\"]", "\"kiosk-9\"]", 4, "the journey has no device 'kiosk-9' at site 'harbour'")]
    [InlineData("\"kiosk-2\"]", "\"kiosk-1\"]", 4, "'kiosk-1' is given twice")]
    [InlineData("\"face\": 0", "\"face\": 4", 6, "'face' must be a whole number from 0 to 3")]
    [InlineData("\"remark\": \"charger\"", "\"remark\": \"poem\"", 6, "'poem' is no remark; the shipped ones are charger")]
    [InlineData("\"agent-killed\"", "\"agent-tickled\"", 9, "'agent-tickled' is not one of agent-killed, hub-killed, network-cut, microphone-unplugged, button-stuck")]
    [InlineData("\"kind\": \"hub-killed\"", "\"kind\": \"hub-killed\", \"device\": \"kiosk-1\"", 10, "a fault of the hub names no device")]
    [InlineData("\"device\": \"kiosk-1\", \"forS\"", "\"device\": \"kiosk-3\", \"forS\"", 9, "'kiosk-3' stands at none of this scenario's sites")]
    [InlineData("\"seed\": 7", "\"sed\": 7", 2, "'sed' is not known here; known are schema, seed, speed, shoppers, sites, remarks, calls, faults, reasons")]
    [InlineData("\"stock-out\", \"-\"", "\"stock-out\"", 5, "'kiosk-2' has 4 faces and 3 reasons; name one taxonomy id, or -, for each")]
    [InlineData("\"device\": \"desk-1\", \"call\": \"warranty\" }", "\"device\": \"kiosk-1\", \"call\": \"warranty\" }", 7, "the journey has no call desk 'kiosk-1'")]
    [InlineData("\"call\": \"warranty\" }", "\"call\": \"poem\" }", 7, "'poem' is not one of warranty")]
    [InlineData("\"refused\"", "\"perhaps\"", 7, "'perhaps' is not one of given, refused")]
    public void A_mistake_is_told_with_its_line_and_reason(string right, string wrong, int line, string reason)
    {
        ScenarioReading reading = Read(Good.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(reading.Scenario);
        Assert.Contains(reading.Problems, problem => problem.StartsWith($"line {line}: ", StringComparison.Ordinal) && problem.EndsWith(": " + reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_no_json_is_told_with_its_line() =>
        Assert.StartsWith("line 3: is no JSON", Assert.Single(Read(Good.Replace("\"shoppers\":", "shoppers:", StringComparison.Ordinal)).Problems), StringComparison.Ordinal);

    [Fact]
    public void All_mistakes_are_told_at_once() => Assert.Equal(
        2, Read(Good.Replace("\"seed\": 7", "\"seed\": -7", StringComparison.Ordinal).Replace("\"forS\": 3", "\"forS\": \"long\"", StringComparison.Ordinal)).Problems.Count);

    private static ScenarioReading Read(string json) => ScenarioFile.Read(Encoding.UTF8.GetBytes(json), World);

    private static ScenarioWorld World => new(
        new[] { "kiosk-1", "kiosk-2", "kiosk-3" }.ToDictionary(device => device, device => new KioskPlace(Address(device), "checkout", "visit", Faces: 4)),
        new Dictionary<string, DeskPlace> { ["desk-1"] = new(Address("desk-1"), "call-desk") },
        new HashSet<string> { "charger" },
        new HashSet<string> { "warranty" });

    private static DeviceAddress Address(string device) => new("acme", "harbour", device);
}
