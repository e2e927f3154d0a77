using MQTTnet;
using MQTTnet.Exceptions;

namespace Cem.Edge.Agent.Uplink;

/// <summary>The hub answered CONNECT with a refusal.</summary>
/// <param name="code">Its code.</param>
/// <param name="reason">The hub's own sentence; null when it gave none.</param>
internal sealed class HubRefusedException(MqttClientConnectResultCode code, string? reason)
    : MqttCommunicationException($"the hub refuses the connection: {code}{(string.IsNullOrEmpty(reason) ? "" : $" ({reason})")}")
{
    /// <summary>It is this device that it does not want; else it is only too busy just now.</summary>
    public bool IsAboutIdentity { get; } = code is MqttClientConnectResultCode.NotAuthorized or MqttClientConnectResultCode.Banned or MqttClientConnectResultCode.ClientIdentifierNotValid;
}
