using Cem.Edge.Contracts;
using Cem.Edge.Hub.Calls;
using Cem.Edge.Hub.Devices;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Writes what the queue gave into one open transaction: rows, counters, cursors. Used by the committer only.</summary>
internal sealed class BatchWriter(JourneyBook journey, HubDatabase database, IOptions<IngestOptions> options)
{
    private readonly EpochBook epochs = new();
    private readonly CounterTally tally = new();
    private readonly EventClock clock = new(options.Value.Lateness);
    private readonly PressRelabelling relabelling = new();
    private readonly EventStatements statements = new(database);
    private readonly List<FreshEvent> presses = [];

    /// <summary>Nothing of a rolled-back transaction may be remembered.</summary>
    public void Forget()
    {
        epochs.Forget();
        tally.Clear();
        relabelling.Forget();
        presses.Clear();
    }

    public CommitOutcome Write(SqliteTransaction transaction, IReadOnlyList<IngestItem> items)
    {
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
                    DeviceStateRows.Save(transaction, deviceId, report.State, report.ReceivedAt, StoredThen(transaction, deviceId, report.State));
                    break;
            }
        }

        relabelling.Apply(transaction, stored, statements, tally);
        InsertPresses(stored);
        tally.Save(statements.Counters);
        epochs.Save(statements);
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
            // What the cursor has not settled has no row; only the rest must be looked up.
            bool settled = epoch.Cursor.Contains(received.Sequence);
            byte[]? first = settled ? Known(transaction, epoch, received.Sequence) : null;
            if (settled && first is null && EventQueries.IsExpired(transaction, epoch, received.Sequence))
            {
                duplicates++;
            }
            else if (first is null)
            {
                all.Add(Store(transaction, batch, i, epoch, received));
                epoch.CountRow();
                stored++;
            }
            else if (Conflicts.Check(transaction, epoch, first, received, reading.Raw, batch.ReceivedAt))
            {
                conflicts++;
            }
            else
            {
                duplicates++;
            }

            epoch.Cursor.Settle(received.Sequence);
            Honour(transaction, epoch, received, batch.ReceivedAt);
        }

        return new BatchResult(stored, duplicates, conflicts, rejected);
    }

    // A device that has erased a remark sends what is left of it: a hub that came back from an older backup may still have the words.
    private static void Honour(SqliteTransaction transaction, EpochEntry epoch, ReceivedEvent received, DateTimeOffset at)
    {
        if (received.Data is VoiceEvent { Status: VoiceStatus.Forgotten } && !Tombstones.Has(transaction, epoch, received.Sequence))
        {
            Tombstones.Save(transaction, epoch.DeviceId, new ForgetEvent { Epoch = epoch.Epoch, Seq = received.Sequence, By = "device" }, at);
        }
    }

    // A press of this transaction gets its row at the end, when its label is known.
    private byte[]? Known(SqliteTransaction transaction, EpochEntry epoch, long sequence) =>
        presses.Find(fresh => fresh.Epoch == epoch && fresh.Received.Sequence == sequence)?.Received.PayloadHash ?? Conflicts.StoredHash(transaction, epoch, sequence);

    /// <summary>Rows of the device among those that its document counts: what it produced and sent after it had counted may be here already.</summary>
    private long StoredThen(SqliteTransaction transaction, long deviceId, DeviceState state)
    {
        long stored = epochs.StoredOf(transaction, deviceId);
        return state.Ledger?.LastSeq is { } last
            ? stored - EventQueries.RowsBeyond(transaction, deviceId, state.Epoch, last)
                - presses.Count(fresh => fresh.Epoch.DeviceId == deviceId && fresh.Epoch.Epoch == state.Epoch && fresh.Received.Sequence > last)
            : stored;
    }

    private void InsertPresses(List<StoredEvent> stored)
    {
        var labelled = stored.Where(one => one.Data is PressEvent).ToArray();
        for (int i = 0; i < presses.Count; i++)
        {
            FreshEvent fresh = presses[i] with { Stored = labelled[i] };
            statements.Insert(fresh);
            Count(fresh.Stored, fresh.Answer!); // a press is an answer
        }

        presses.Clear();
    }

    private StoredEvent Store(SqliteTransaction transaction, EventBatch batch, int index, EpochEntry epoch, ReceivedEvent received)
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
            Arrival = statements.NextArrival(),
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
        var fresh = new FreshEvent(epoch, received, stored, answer, forgotten ? Wire.Write(data) : null);
        if (data is PressEvent)
        {
            presses.Add(fresh);
            return stored;
        }

        statements.Insert(fresh);
        Derive(transaction, epoch, stored, answer);
        return stored;
    }

    private void Count(StoredEvent stored, Answer answer) =>
        tally.Add(new CounterKey(stored.Touchpoint ?? "", answer.Question, answer.Scale, answer.Channel, CounterKey.HourOf(stored.At), answer.Value, stored.Label!), 1);

    private void Derive(SqliteTransaction transaction, EpochEntry epoch, StoredEvent stored, Answer? answer)
    {
        if (answer is not null)
        {
            Count(stored, answer);
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
                Tombstones.Save(transaction, epoch.DeviceId, forget, stored.ReceivedAt);
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
        if (report.State.Clock is { } known)
        {
            clock.Learn(report.Device.Device, known, report.State.At, report.ReceivedAt);
        }
    }

    private static DeviceAck Acknowledge(EpochEntry epoch) => new(epoch.Device, AckLimits.Of(epoch.Epoch, epoch.Cursor, epoch.Rejected));
}
