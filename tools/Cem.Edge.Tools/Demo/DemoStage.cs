using Cem.Edge.FirmwareSim.Calls;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.FirmwareSim.Scenarios;
using Cem.Edge.FirmwareSim.Shoppers;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Demo;

/// <summary>What is known before anything runs: the journey, where its kiosks and call desks stand, and the scenario.</summary>
internal sealed record DemoStage(string JourneyFile, JourneyMap Journey, ScenarioWorld World, Scenario Scenario)
{
    /// <exception cref="UsageException">The scenario cannot be read; the message names every mistake.</exception>
    public static DemoStage Read(string? scenarioFile, TimeProvider time)
    {
        string journeyFile = Path.Combine(Path.GetDirectoryName(ProgramPaths.Hub) ?? "", "journeys", "demo.json");
        JourneyReading journey = Hub.Journey.JourneyFile.Read(File.ReadAllBytes(journeyFile));
        JourneyMap map = journey.Map ?? throw new InvalidDataException($"{journeyFile}: {string.Join(Environment.NewLine, journey.Problems)}");
        var world = new ScenarioWorld(KioskPlace.Of(map, time.GetUtcNow()), DeskPlace.Of(map, time.GetUtcNow()), RemarkShelf.Shipped.Ids, CallShelf.Shipped.Ids);
        string file = scenarioFile ?? Path.Combine(AppContext.BaseDirectory, "scenarios", "demo.json");
        ScenarioReading reading = ScenarioFile.Read(Bytes(file), world);
        Scenario scenario = reading.Scenario
            ?? throw new UsageException($"The scenario {file} cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, reading.Problems.Select(problem => "  " + problem))}");
        return new DemoStage(journeyFile, map, world, scenario);
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The scenario {file} cannot be read: {problem.Message} The shipped one is scenarios/demo.json of the simulator.");
        }
    }
}
