namespace Cem.Edge.Agent.Buttons;

/// <summary>A person pressed or released a button. <paramref name="Face"/> is 0 for the worst face; null is the talk button.</summary>
internal readonly record struct ButtonChange(int? Face, bool Down, TimeSpan At);

/// <summary>What the driver saw: button index (faces first, then talk), level, monotonic time.</summary>
internal readonly record struct RawEdge(int Button, bool Down, TimeSpan At);
