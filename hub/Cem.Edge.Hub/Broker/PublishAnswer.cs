using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Broker;

/// <summary>How a publish is answered.</summary>
/// <param name="Code">Goes into PUBACK.</param>
/// <param name="Reason">The sentence beside a refusal, for whoever looks for the cause; no payload text.</param>
internal readonly record struct PublishAnswer(MqttPubAckReasonCode Code, string? Reason)
{
    public static PublishAnswer Taken => new(MqttPubAckReasonCode.Success, null);
}
