using Cem.Edge.FirmwareSim.Wiring;

namespace Cem.Edge.FirmwareSim.Lights;

/// <summary>
/// A press as the simulator knows it. The agent stamped it between <paramref name="Before"/> and <paramref name="After"/>.
/// Not <paramref name="Certain"/>: a bounce was stretched, or the agent was just starting; it may or may not have taken it for a press.
/// </summary>
internal sealed record PressMade(long Number, string Device, int Face, bool Certain, Moment Before, Moment After);

/// <summary>A press that the shopper saw thanked.</summary>
internal sealed record PressLit(PressMade Press, Moment LitAt)
{
    public TimeSpan Latency(TimeProvider time) => time.GetElapsedTime(Press.Before.Monotonic, LitAt.Monotonic);
}
