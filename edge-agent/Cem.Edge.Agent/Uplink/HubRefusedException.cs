using MQTTnet;
using MQTTnet.Exceptions;

namespace Cem.Edge.Agent.Uplink;

/// <summary>The hub answered CONNECT with a refusal.</summary>
internal sealed class HubRefusedException(MqttClientConnectResultCode code) : MqttCommunicationException($"the hub refuses the connection: {code}");
