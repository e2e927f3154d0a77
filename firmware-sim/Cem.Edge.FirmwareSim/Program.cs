using System.CommandLine;
using Cem.Edge.FirmwareSim.Crowds;
using Cem.Edge.FirmwareSim.Microphone;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.FirmwareSim.Storms;

var root = new RootCommand("The hardware of a kiosk, simulated. `cem demo` starts these programs; people seldom do.")
{
    AgentVerb.Create(TimeProvider.System),
    MicVerb.Create(TimeProvider.System),
    LeashVerb.Create(TimeProvider.System),
    StormVerb.Create(TimeProvider.System),
    CrowdVerb.Create(TimeProvider.System),
};
return await root.Parse(args).InvokeAsync();
