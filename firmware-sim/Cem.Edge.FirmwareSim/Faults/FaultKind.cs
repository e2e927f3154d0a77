namespace Cem.Edge.FirmwareSim.Faults;

/// <summary>What can go wrong in a scenario.</summary>
internal static class FaultKind
{
    /// <summary>The agent gets SIGKILL and is started again after <c>forS</c> seconds.</summary>
    public const string AgentKilled = "agent-killed";

    /// <summary>The hub gets SIGKILL and is started again after <c>forS</c> seconds; names no device.</summary>
    public const string HubKilled = "hub-killed";

    /// <summary>The line between kiosk and hub is down for <c>forS</c> seconds.</summary>
    public const string NetworkCut = "network-cut";

    /// <summary>The microphone is unplugged for <c>forS</c> seconds.</summary>
    public const string MicrophoneUnplugged = "microphone-unplugged";

    /// <summary>The button of the worst face hangs for <c>forS</c> seconds.</summary>
    public const string ButtonStuck = "button-stuck";

    public static readonly IReadOnlyList<string> All = [AgentKilled, HubKilled, NetworkCut, MicrophoneUnplugged, ButtonStuck];
}
