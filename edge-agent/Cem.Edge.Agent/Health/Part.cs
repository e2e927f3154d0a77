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
        Part.Buttons => HealthPart.Buttons,
        Part.Lights => HealthPart.Lights,
        Part.Microphone => HealthPart.Microphone,
        Part.Model => HealthPart.Model,
        Part.Scoring => HealthPart.Scoring,
        Part.Disk => HealthPart.Disk,
        Part.Clock => HealthPart.Clock,
        Part.Outbox => HealthPart.Outbox,
        Part.Transcription => HealthPart.Transcription,
        Part.CallDesk => HealthPart.CallDesk,
        _ => HealthPart.HubLink,
    };

    public static string WireName(this PartStatusOf status) => status switch
    {
        PartStatusOf.Ok => PartStatus.Ok,
        PartStatusOf.Degraded => PartStatus.Degraded,
        PartStatusOf.Failed => PartStatus.Failed,
        _ => PartStatus.Off,
    };
}
