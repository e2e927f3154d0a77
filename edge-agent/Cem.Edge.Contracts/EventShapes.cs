using System.Text.Json.Serialization.Metadata;

namespace Cem.Edge.Contracts;

/// <summary>Which type of the wire a payload has, and how its JSON looks.</summary>
internal static class EventShapes
{
    public static (string Type, JsonTypeInfo Shape) Of(EventData data) => data switch
    {
        PressEvent => (EventTypes.Press, WireJson.Compact.PressEvent),
        ReasonEvent => (EventTypes.Reason, WireJson.Compact.ReasonEvent),
        VoiceEvent => (EventTypes.Voice, WireJson.Compact.VoiceEvent),
        CallEvent => (EventTypes.Call, WireJson.Compact.CallEvent),
        HealthEvent => (EventTypes.Health, WireJson.Compact.HealthEvent),
        ForgetEvent => (EventTypes.Forget, WireJson.Compact.ForgetEvent),
        ImportEvent => (EventTypes.Import, WireJson.Compact.ImportEvent),
        _ => throw new ArgumentException($"{data.GetType().Name} has no wire type", nameof(data)),
    };

    public static JsonTypeInfo? Of(string type) => type switch
    {
        EventTypes.Press => WireJson.Compact.PressEvent,
        EventTypes.Reason => WireJson.Compact.ReasonEvent,
        EventTypes.Voice => WireJson.Compact.VoiceEvent,
        EventTypes.Call => WireJson.Compact.CallEvent,
        EventTypes.Health => WireJson.Compact.HealthEvent,
        EventTypes.Forget => WireJson.Compact.ForgetEvent,
        EventTypes.Import => WireJson.Compact.ImportEvent,
        _ => null,
    };
}
