namespace Cem.Edge.Metrics.PressQuality;

/// <summary>A stored press as the labeller sees it.</summary>
/// <param name="At">When it was pressed.</param>
/// <param name="Value">0 to <paramref name="Scale"/> - 1; 0 is the worst face.</param>
/// <param name="Scale">Number of faces.</param>
/// <param name="Test">Pressed in test mode.</param>
/// <param name="HeldMs">How long the button was held, in milliseconds, where known.</param>
public sealed record PressSample(DateTimeOffset At, int Value, int Scale, bool Test = false, int? HeldMs = null);
