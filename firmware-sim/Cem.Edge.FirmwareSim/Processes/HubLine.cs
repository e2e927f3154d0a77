namespace Cem.Edge.FirmwareSim.Processes;

/// <summary>How simulated devices reach their hub.</summary>
/// <param name="Port">On loopback.</param>
/// <param name="Claim">Folder of the claim credential with which they get certificates of their own; null speaks plain MQTT.</param>
internal sealed record HubLine(int Port, string? Claim = null);
