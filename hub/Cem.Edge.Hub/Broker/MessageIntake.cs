using System.Buffers;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Devices;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Journey;
using MQTTnet;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Broker;

/// <summary>From a publish to the queue of the committer. Runs on the connection's own reader, so a full queue stops that socket.</summary>
internal sealed class MessageIntake(IngestQueue queue, IngestCounts counts, DeviceCommands commands, JourneyBook journey, TimeProvider time)
{
    /// <summary>Takes a message of <paramref name="client"/> and says how it is answered.</summary>
    public async Task<MqttPubAckReasonCode> TakeAsync(string client, MqttApplicationMessage message, CancellationToken cancellation)
    {
        if (TopicRules.Publishable(client, message.Topic) is not { Device: { } device } topic || !TopicRules.IsOfTenant(device, journey.Current.Tenant))
        {
            return Refuse(MqttPubAckReasonCode.NotAuthorized);
        }

        // The decoder made these bytes for this message alone; the events keep slices of them.
        ReadOnlyMemory<byte> payload = message.Payload.IsSingleSegment ? message.Payload.First : message.Payload.ToArray();
        return topic.Kind switch
        {
            TopicKind.Event => await TakeEventsAsync(device, payload, cancellation),
            TopicKind.State => await TakeStateAsync(device, payload, cancellation),
            TopicKind.Response => TakeResponse(device, message, payload),
            _ => MqttPubAckReasonCode.Success,
        };
    }

    private MqttPubAckReasonCode TakeResponse(DeviceAddress device, MqttApplicationMessage message, ReadOnlyMemory<byte> payload)
    {
        commands.Answer(device, message.CorrelationData, payload.Span);
        return MqttPubAckReasonCode.Success;
    }

    private async Task<MqttPubAckReasonCode> TakeEventsAsync(DeviceAddress device, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        MessageReading reading = Wire.ReadMessage(payload, device);
        if (reading.Problem is { } problem)
        {
            return await SetAsideAsync(device, payload, problem, cancellation);
        }

        await queue.WriteAsync(new EventBatch(device, time.GetUtcNow(), [.. reading.Events.Select(FromDevice)]), cancellation);

        // An event without readable identity can never be acknowledged by number: the device must find and set it aside itself.
        return reading.Events.Any(one => one.Problem is not null && one.Epoch is null)
            ? Refuse(MqttPubAckReasonCode.PayloadFormatInvalid)
            : MqttPubAckReasonCode.Success;
    }

    // An import names its touchpoint and channel itself; from a device it would count as an answer nobody gave there.
    private static EventReading FromDevice(EventReading reading) =>
        reading.Event is { Data: ImportEvent } ? reading with { Event = null, Problem = "a device sends no imports" } : reading;

    private async Task<MqttPubAckReasonCode> TakeStateAsync(DeviceAddress device, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        if (payload.Length > WireLimits.MaxPayloadBytes)
        {
            return await SetAsideAsync(device, payload, $"state: payload of {payload.Length} bytes is over the limit of {WireLimits.MaxPayloadBytes}", cancellation);
        }

        DeviceState? state = Wire.ReadState(payload.Span, out string? problem);
        if (state is null || (problem = StateRules.Check(state)) is not null)
        {
            return await SetAsideAsync(device, payload, $"state: {problem}", cancellation);
        }

        await queue.WriteAsync(new StateReport(device, time.GetUtcNow(), state), cancellation);
        return MqttPubAckReasonCode.Success;
    }

    private async Task<MqttPubAckReasonCode> SetAsideAsync(DeviceAddress device, ReadOnlyMemory<byte> payload, string reason, CancellationToken cancellation)
    {
        // Enough to see what it was; whoever sends megabytes must not fill the disk with them.
        byte[] kept = payload[..Math.Min(payload.Length, WireLimits.MaxPayloadBytes)].ToArray();
        await queue.WriteAsync(new UnreadableMessage(device, time.GetUtcNow(), kept, reason), cancellation);
        return Refuse(MqttPubAckReasonCode.PayloadFormatInvalid);
    }

    private MqttPubAckReasonCode Refuse(MqttPubAckReasonCode reason)
    {
        counts.CountRefusedMessage();
        return reason;
    }
}
