using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Health;

internal enum Part
{
    Buttons,
    Lights,
    Microphone,
    Model,
    Scoring,
    Disk,
    Clock,
    Outbox,
    Transcription,
    CallDesk,
    HubLink,
}

internal enum PartStatusOf
{
    Ok,
    Degraded,
    Failed,
    Off,
}

internal static class PartNames
{
    public static string WireName(this Part part) => part switch
    {
        Part.HubLink => "hub-link",
        Part.CallDesk => "call-desk",
        _ => part.ToString().ToLowerInvariant(),
    };

    public static string WireName(this PartStatusOf status) => status switch
    {
        PartStatusOf.Ok => PartStatus.Ok,
        PartStatusOf.Degraded => PartStatus.Degraded,
        PartStatusOf.Failed => PartStatus.Failed,
        _ => PartStatus.Off,
    };
}
