namespace Cem.Edge.FirmwareSim.Calls;

/// <summary>A call as it is played: who says which piece, and how long after the turn before.</summary>
/// <param name="Agent">Channel of the agent, <c>left</c> or <c>right</c>.</param>
internal sealed record CallScript(string Id, string Line, string Agent, IReadOnlyList<CallTurn> Turns);

/// <summary>One turn; <paramref name="After"/> is negative when the speaker interrupts.</summary>
/// <param name="Sound">μ-law, 8 kHz, mono.</param>
internal sealed record CallTurn(bool ByAgent, TimeSpan After, string Text, byte[] Sound);
