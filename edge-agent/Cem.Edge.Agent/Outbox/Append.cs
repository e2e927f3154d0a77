using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Outbox;

/// <summary>An event to store. <paramref name="At"/> is the monotonic time at which it happened; <paramref name="Done"/> runs on the writer's thread after the commit and must not wait.</summary>
internal sealed record Append(EventData Data, TimeSpan At, Action<AppendResult> Done);

/// <summary>What became of it: a reference when it is stored, else the word under which it was counted as dropped.</summary>
internal readonly record struct AppendResult(PressReference? Stored, string? Refused);
