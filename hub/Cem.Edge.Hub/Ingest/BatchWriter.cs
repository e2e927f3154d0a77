using Cem.Edge.Contracts;
using Cem.Edge.Hub.Calls;
using Cem.Edge.Hub.Devices;
using Cem.Edge.Hub.Journey;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Writes what the queue gave into one open transaction: rows, counters, cursors. Used by the committer only.</summary>
internal sealed class BatchWriter(JourneyBook journey, IOptions<IngestOptions> options)
{
    private readonly EpochBook epochs = new();
    private readonly CounterTally tally = new();
    private readonly EventClock clock = new(options.Value.Lateness);
    private readonly PressRelabelling relabelling = new();
    private EventStatements? statements;

    /// <summary>Nothing of a rolled-back transaction may be remembered.</summary>
    public void Forget()
    {
        epochs.Forget();
        tally.Clear();
        relabelling.Forget();
    }

    public CommitOutcome Write(SqliteTransaction transaction, IReadOnlyList<IngestItem> items)
    {
        statements ??= new EventStatements(transaction.Connection!);
        statements.Begin(transaction);
        epochs.Begin();
        var stored = new List<StoredEvent>();
        var results = new List<BatchResult>();
        foreach (IngestItem item in items)
        {
            long deviceId = epochs.DeviceId(transaction, item.Device, item is EventBatch { IsImport: true }, item.ReceivedAt);
            if (item is not StateReport { State.State: StateWord.Lost })
            {
                epochs.Seen(deviceId, item.ReceivedAt);
            }

            switch (item)
            {
                case EventBatch batch:
                    results.Add(WriteEvents(transaction, batch, deviceId, stored));
                    break;
                case UnreadableMessage message:
                    Refusals.Save(transaction, deviceId, null, 0, message.Reason, message.Payload, message.ReceivedAt);
                    break;
                case StateReport report:
                    Learn(report);
                    DeviceStateRows.Save(transaction, deviceId, report.State, report.ReceivedAt, epochs.StoredOf(transaction, deviceId));
                    break;
            }
        }

        relabelling.Apply(transaction, stored, tally);
        tally.Save(statements.Counters, transaction);
        epochs.Save(transaction);
        return new CommitOutcome(stored, results, [.. epochs.Touched.Select(Acknowledge)]);
    }

    private BatchResult WriteEvents(SqliteTransaction transaction, EventBatch batch, long deviceId, List<StoredEvent> all)
    {
        int stored = 0, duplicates = 0, conflicts = 0, rejected = 0;
        for (int i = 0; i < batch.Readings.Count; i++)
        {
            EventReading reading = batch.Readings[i];
            if (reading.Event is not { } received)
            {
                Reject(transaction, batch, deviceId, reading);
                rejected++;
                continue;
            }

            EpochEntry epoch = epochs.Touch(transaction, batch.Device, deviceId, received.Envelope.Epoch, received.Envelope.BootId);
            if (Store(transaction, batch, i, epoch, received) is { } row)
            {
                all.Add(row);
                epoch.CountRow();
                stored++;
            }
            else if (Conflicts.Check(transaction, epoch, received, batch.Readings[i].Raw, batch.ReceivedAt))
            {
                conflicts++;
            }
            else
            {
                duplicates++;
            }

            epoch.Cursor.Settle(received.Sequence);
        }

        return new BatchResult(stored, duplicates, conflicts, rejected);
    }

    private StoredEvent? Store(SqliteTransaction transaction, EventBatch batch, int index, EpochEntry epoch, ReceivedEvent received)
    {
        EventEnvelope envelope = received.Envelope;
        var moment = new EventMoment(envelope.Time, envelope.BootId, TimeSpan.FromMilliseconds(envelope.UptimeMilliseconds), envelope.ClockSynchronised, envelope.Historical);
        EventTime time = clock.Place(batch.Device.Device, moment, batch.ReceivedAt);
        if (time.Quality == TimeQuality.Synced && !batch.IsImport)
        {
            clock.Learn(batch.Device.Device, envelope.BootId, envelope.Time, moment.Uptime);
        }

        EventData data = received.Data;
        bool forgotten = data is VoiceEvent && Tombstones.Has(transaction, epoch, received.Sequence);
        if (forgotten)
        {
            data = Tombstones.Erased((VoiceEvent)data);
        }

        Answer? answer = Answer.Of(data);
        var stored = new StoredEvent
        {
            Arrival = 0,
            Device = batch.Device,
            Epoch = epoch.Epoch,
            Sequence = received.Sequence,
            Type = envelope.Type,
            At = time.At,
            ReceivedAt = batch.ReceivedAt,
            TimeQuality = time.Quality,
            Live = time.Live && !batch.IsImport,
            Touchpoint = batch.Touchpoints?[index] ?? journey.Current.PlaceOf(batch.Device.Device, time.At)?.Touchpoint.Id,
            Label = answer is null ? null : data is PressEvent { Test: true } ? PressRelabelling.Test : PressRelabelling.Ok,
            Data = data,
        };
        if (!statements!.TryInsert(transaction, epoch, received, stored, answer, forgotten ? Tombstones.Json(data) : null, out long arrival))
        {
            return null;
        }

        stored = stored with { Arrival = arrival };
        Derive(transaction, epoch, stored, answer);
        return stored;
    }

    private void Derive(SqliteTransaction transaction, EpochEntry epoch, StoredEvent stored, Answer? answer)
    {
        if (answer is not null)
        {
            tally.Add(new CounterKey(stored.Touchpoint ?? "", answer.Question, answer.Scale, answer.Channel, CounterKey.HourOf(stored.At), answer.Value, stored.Label!), 1);
        }

        switch (stored.Data)
        {
            case VoiceEvent voice:
                VoiceRows.Save(transaction, stored.Arrival, voice);
                break;
            case CallEvent call:
                CallRows.Save(transaction, stored.Arrival, epoch.DeviceId, stored.Touchpoint, call);
                break;
            case ForgetEvent forget:
                Tombstones.Save(transaction, epoch, forget, stored.ReceivedAt);
                break;
            case HealthEvent health:
                GivenUp.Save(transaction, epochs, epoch, health);
                relabelling.Learn(transaction, epoch, health);
                break;
        }
    }

    private void Reject(SqliteTransaction transaction, EventBatch batch, long deviceId, EventReading reading)
    {
        string reason = reading.Problem ?? "refused";
        Refusals.Save(transaction, deviceId, reading.Epoch, reading.Sequence, reason, reading.Raw.ToArray(), batch.ReceivedAt);
        if (reading.Epoch is { } name && reading.Sequence > 0)
        {
            EpochEntry epoch = epochs.Touch(transaction, batch.Device, deviceId, name, "");
            epoch.Cursor.Settle(reading.Sequence);
            epoch.Rejected.Add(new RejectedSeq(reading.Sequence, reason));
        }
    }

    private void Learn(StateReport report)
    {
        if (report.State.Clock is { Synchronised: true } known)
        {
            clock.Learn(report.Device.Device, known.BootId, report.State.At, TimeSpan.FromMilliseconds(known.UptimeMs));
        }
    }

    private static DeviceAck Acknowledge(EpochEntry epoch) => new(epoch.Device, AckLimits.Of(epoch.Epoch, epoch.Cursor, epoch.Rejected));
}
