using System.Text;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Journey;

public sealed class JourneyFileTests
{
    [Fact]
    public void Demo_journey_is_read_whole()
    {
        JourneyReading reading = JourneyFile.Read(File.ReadAllBytes(TestHub.DemoJourney));

        Assert.Empty(reading.Problems);
        JourneyMap map = reading.Map!;
        Assert.Equal((2, 3, 7, 7, 17), (map.Regions.Count, map.Sites.Count, map.Touchpoints.Count, map.Devices.Count, map.Departments.Count));
        Assert.Equal("配件区", map.Touchpoint("harbour-accessories")!.Touchpoint.Name.In("zh-CN"));
        Assert.Equal(2, map.People.Count(person => person.Department == "quality"));
    }

    [Fact]
    public void Device_that_moved_answers_for_its_old_place_before_the_date()
    {
        JourneyMap map = JourneyFile.Read(File.ReadAllBytes(TestHub.DemoJourney)).Map!;

        Assert.Equal("mill-lane-fitting", map.PlaceOf("kiosk-mill-lane-1", At("2026-03-01T23:59:59Z"))!.Touchpoint.Id);
        Assert.Equal("mill-lane-checkout", map.PlaceOf("kiosk-mill-lane-1", At("2026-03-02T00:00:00Z"))!.Touchpoint.Id);
        Assert.Null(map.PlaceOf("kiosk-mill-lane-1", At("2025-12-31T00:00:00Z")));
        Assert.Null(map.PlaceOf("kiosk-nobody-knows", At("2026-03-01T00:00:00Z")));
    }

    [Fact]
    public void Call_desk_needs_no_question_and_a_kiosk_place_does()
    {
        string file = File.ReadAllText(TestHub.DemoJourney);
        string silent = file.Replace("\"department\": \"contact-centre\", \"question\": \"service\"", "\"department\": \"contact-centre\"", StringComparison.Ordinal);
        Touchpoint desk = JourneyFile.Read(Encoding.UTF8.GetBytes(silent)).Map!.Touchpoint("harbour-call-desk")!.Touchpoint;
        Assert.Equal(("", true), (desk.Question, desk.TakesCalls));

        JourneyReading kiosk = JourneyFile.Read(Encoding.UTF8.GetBytes(silent.Replace("\"call-desk\"", "\"shelf\"", StringComparison.Ordinal)));
        Assert.Contains("'question' is missing", Assert.Single(kiosk.Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_told_at_once_with_its_line_and_a_remedy()
    {
        const string File = """
            {
              "schema": "cem.journey/2",
              "tenant": "Bright Mart",
              "name": "Brightmart",
              "departments": [{ "id": "quality", "name": "Quality" }],
              "questions": [{ "id": "visit", "scale": 12, "text": "How was it?" }],
              "regions": [{ "id": "north", "name": "North", "sites": [
                { "id": "claim", "name": "Harbour", "timeZone": "Europe/Lonndon", "kind": "city",
                  "openingHours": { "mon-sut": "09:00-21:00", "sun": "9-18" },
                  "touchpoints": [
                    { "id": "exit", "name": "Exit", "stage": "end", "type": "exit", "department": "qualty", "question": "visit" },
                    { "id": "exit", "name": "Exit", "stage": "use", "type": "exit", "department": "quality", "question": "visit", "colour": "red" }
                  ] }
              ] }],
              "devices": [{ "id": "kiosk-1", "assignments": [
                { "touchpoint": "exit", "from": "2026-01-05" },
                { "touchpoint": "exit", "from": "soon" }
              ] }],
              "people": [{ "id": "amira", "name": "Amira", "role": "store-staff" }]
            }
            """;

        JourneyReading reading = JourneyFile.Read(Encoding.UTF8.GetBytes(File));

        Assert.Null(reading.Map);
        Assert.Equal(
            [
                "line 2: schema: 'cem.journey/2' is not one of cem.journey/1",
                "line 3: tenant: 'Bright Mart' is no id; ids have 1 to 40 characters of a-z, 0-9 and hyphen",
                "line 6: questions[0].scale: 'scale' must be a whole number from 2 to 11",
                "line 8: regions[0].sites[0].id: 'claim' is reserved; choose another site id",
                "line 8: regions[0].sites[0].timeZone: 'Europe/Lonndon' is no time zone; write an IANA name such as Europe/London",
                "line 9: regions[0].sites[0].openingHours.mon-sut: 'mon-sut' names no days; write mon, tue ... sun or a range such as mon-sat",
                "line 9: regions[0].sites[0].openingHours.sun: must be an interval such as 09:00-21:00, or closed",
                "line 11: regions[0].sites[0].touchpoints[0].stage: 'end' is not one of awareness, discovery, interest, consideration, action, use, advocacy",
                "line 11: regions[0].sites[0].touchpoints[0].department: there is no department 'qualty' in this file",
                "line 12: regions[0].sites[0].touchpoints[1].colour: 'colour' is not known here; known are id, name, stage, type, department, question",
                "line 12: regions[0].sites[0].touchpoints[1].id: touchpoint 'exit' is already defined in line 11",
                "line 17: devices[0].assignments[1].from: 'soon' is no date; write 2026-11-02 or 2026-11-02T09:00:00Z (UTC)",
                "line 19: people[0]: 'site' is missing",
            ],
            reading.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Assignments_that_overlap_are_refused()
    {
        string file = File.ReadAllText(TestHub.DemoJourney).Replace("\"to\": \"2026-03-02\"", "\"to\": \"2026-03-03\"", StringComparison.Ordinal);

        JourneyProblem problem = Assert.Single(JourneyFile.Read(Encoding.UTF8.GetBytes(file)).Problems);

        Assert.StartsWith("devices[3].assignments[1]", problem.Place, StringComparison.Ordinal);
        Assert.Contains("overlaps", problem.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("{\n \"schema\": ", 2)]
    [InlineData("{}\n{}", 2)]
    public void Text_that_is_no_json_names_the_line(string text, int line)
    {
        JourneyProblem problem = Assert.Single(JourneyFile.Read(Encoding.UTF8.GetBytes(text)).Problems);

        Assert.Equal(line, problem.Line);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
