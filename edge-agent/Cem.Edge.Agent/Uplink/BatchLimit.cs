using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Uplink;

/// <summary>
/// How many events go into one batch. A refused batch is halved until the one event that spoils it stands alone; then the size grows back.
/// </summary>
internal sealed class BatchLimit
{
    public int Most { get; private set; } = WireLimits.MaxEventsPerBatch;

    public void Refused(int events) => Most = Math.Max(1, events / 2);

    public void Settled() => Most = Math.Min(WireLimits.MaxEventsPerBatch, Most * 2);
}
