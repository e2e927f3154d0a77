using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Outbox;

/// <summary>An event of a call as it is staged: serialised already, since the writer's thread has a shopper to serve.</summary>
internal sealed record StagedEvent(DateTimeOffset At, string Type, byte[] Body)
{
    public static StagedEvent Of(EventData data, DateTimeOffset at) => new(at, Wire.TypeOf(data), Wire.Write(data));
}
