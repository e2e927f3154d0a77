using System.Text.Json;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Settings;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// "Delete what I just said": the words leave the outbox, also where they wait or lie in the history, and a tombstone goes to the hub.
/// The event keeps its number, so that no gap appears.
/// </summary>
internal sealed partial class RemarkEraser(OutboxWriter writer, ErrandsWorker errands, DeviceOptions device, DeviceClock clock, ILogger<RemarkEraser> log)
{
    /// <summary>
    /// Erases on the shopper's wish and tells the hub, however often the disk refuses. The tombstone is stored first: it must survive a power
    /// cut in between.
    /// </summary>
    public void Forget(PressReference remark)
    {
        errands.Store(new ForgetEvent { Epoch = remark.Epoch, Seq = remark.Seq, By = "shopper" }, clock.Uptime);
        errands.Give(async () =>
        {
            await EraseWords(remark.Epoch, remark.Seq).ConfigureAwait(false);
            return true;
        });
    }

    /// <summary>Erases the words on this device only; false when there is no such remark here, null when the disk refuses.</summary>
    public async Task<bool?> Erase(string epoch, long seq, CancellationToken cancel)
    {
        try
        {
            return await EraseWords(epoch, seq).WaitAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception failure) when (DiskTrouble.IsDisk(failure))
        {
            LogNotErased(failure.Message);
            return null;
        }
    }

    private async Task<bool> EraseWords(string epoch, long seq)
    {
        bool erased = await writer.Change(tables => Blank(tables, epoch, seq)).ConfigureAwait(false);
        await writer.Vacate().ConfigureAwait(false);
        return erased;
    }

    private bool Blank(OutboxTables tables, string epoch, long seq)
    {
        if (tables.Body(epoch, seq) is not { } body
            || Wire.ReadMessage(body, device.Address).Events is not [{ Event: { Data: VoiceEvent voice } stored }])
        {
            return false;
        }

        var blank = new VoiceEvent { Press = voice.Press, CallId = voice.CallId, CallKey = voice.CallKey, Side = voice.Side, StartMs = voice.StartMs, Status = VoiceStatus.Forgotten, AudioMs = voice.AudioMs };
        using JsonDocument data = JsonDocument.Parse(Wire.Write(blank));
        tables.Replace(epoch, seq, Wire.Write(stored.Envelope with { Data = data.RootElement }));
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A remark could not be erased: {Problem}")]
    private partial void LogNotErased(string problem);
}
