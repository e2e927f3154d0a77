using System.Text.Encodings.Web;
using System.Text.Json;
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
    Converters = [typeof(UtcTimeConverter)],
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
[JsonSerializable(typeof(ClaimRequest))]
[JsonSerializable(typeof(ClaimAnswer))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>Chinese text stays UTF-8 instead of six bytes a character; the wire is never embedded in HTML.</summary>
    // Made at first use: the order of static fields across generated files is not defined.
    public static WireJson Compact => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, TypeInfoResolver = null });
}
