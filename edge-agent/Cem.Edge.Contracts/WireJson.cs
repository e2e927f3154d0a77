using System.Text.Json.Serialization;

namespace Cem.Edge.Contracts;

/// <summary>Source-generated metadata of every message; no other JSON options exist for the wire.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = WireLimits.MaxJsonDepth,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(EventEnvelope))]
[JsonSerializable(typeof(PressEvent))]
[JsonSerializable(typeof(ReasonEvent))]
[JsonSerializable(typeof(VoiceEvent))]
[JsonSerializable(typeof(CallEvent))]
[JsonSerializable(typeof(HealthEvent))]
[JsonSerializable(typeof(ForgetEvent))]
[JsonSerializable(typeof(ImportEvent))]
[JsonSerializable(typeof(Ack))]
[JsonSerializable(typeof(DeviceState))]
[JsonSerializable(typeof(ReplayCommand))]
[JsonSerializable(typeof(ForgetCommand))]
[JsonSerializable(typeof(CommandResponse))]
internal sealed partial class WireJson : JsonSerializerContext;
