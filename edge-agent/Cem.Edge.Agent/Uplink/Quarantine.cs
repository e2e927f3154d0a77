using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Settings;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Uplink;

/// <summary>Takes one refused event out of the way and tells the hub which number will never come and why, so that its cursor passes it.</summary>
internal sealed partial class Quarantine(OutboxWriter outbox, ErrandsWorker errands, DeviceOptions device, DeviceClock clock, ILogger<Quarantine> log)
{
    public async Task Add(EventKey key, string reason)
    {
        string epoch = "";
        bool isReport = false;
        int changed = await outbox.Change(tables =>
        {
            epoch = tables.EpochName(key.Start) ?? "";
            isReport = tables.Body(epoch, key.Seq) is { } body && Wire.ReadMessage(body, device.Address).Events is [{ Event.Data: HealthEvent { Quarantined.Count: > 0 } }];
            return tables.Quarantine(key, reason, clock.Now);
        }).ConfigureAwait(false);
        LogQuarantined(key.Start, key.Seq, reason);

        // A refused report about a refused event is not reported again, or the two would chase each other for ever.
        if (changed > 0 && !isReport)
        {
            errands.Store(new HealthEvent { Quarantined = [new DroppedRange(epoch, key.Seq, key.Seq, reason)] }, clock.Uptime);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Seq} of start {Start} quarantined: {Reason}")]
    private partial void LogQuarantined(int start, long seq, string reason);
}
