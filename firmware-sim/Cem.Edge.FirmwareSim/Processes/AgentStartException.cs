namespace Cem.Edge.FirmwareSim.Processes;

/// <summary>An agent did not come up; its log says why.</summary>
internal sealed class AgentStartException(string device, string reason, string logFile)
    : Exception($"The agent of {device} cannot start: {reason}. Its last words ({logFile}):{Environment.NewLine}{LogTail.Of(logFile)}");
