using System.Buffers;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Devices;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Journey;
using MQTTnet;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Broker;

/// <summary>From a publish to the queue of the committer. Runs on the connection's own reader, so a full queue stops that socket.</summary>
internal sealed class MessageIntake(IngestQueue queue, IngestCounts counts, DeviceCommands commands, IdentityBook identities, CertificateDesk certificates, JourneyBook journey, TimeProvider time)
{
    private const string NotOwn = "a device publishes only to evt, state, cfg/reported and res below its own cem/v1/TENANT/SITE/DEVICE, at a site where the journey places it";

    /// <summary>Takes a message of <paramref name="client"/> and says how it is answered.</summary>
    public async Task<PublishAnswer> TakeAsync(string client, MqttApplicationMessage message, CancellationToken cancellation)
    {
        IdentityRow? identity = identities.Find(client);
        if (identity is { IsRevoked: true })
        {
            return Refuse(MqttPubAckReasonCode.NotAuthorized, $"'{client}' is revoked");
        }

        // Only a certificate binds to a place: plain connections come from this machine.
        if (TopicRules.Publishable(client, message.Topic, identity is null ? null : journey.Current) is not { } topic || !TopicRules.IsOfTenant(topic.Tenant, journey.Current))
        {
            return Refuse(MqttPubAckReasonCode.NotAuthorized, NotOwn);
        }

        if (message.Retain && topic.Kind == TopicKind.Event)
        {
            return Refuse(MqttPubAckReasonCode.NotAuthorized, "events are not retained");
        }

        // The decoder made these bytes for this message alone; the events keep slices of them.
        ReadOnlyMemory<byte> payload = message.Payload.IsSingleSegment ? message.Payload.First : message.Payload.ToArray();
        if (topic.Device is not { } device)
        {
            await certificates.TakeClaimAsync(topic, payload, cancellation);
            return PublishAnswer.Taken;
        }

        return topic.Kind switch
        {
            TopicKind.Event => await TakeEventsAsync(device, payload, cancellation),
            TopicKind.State => await TakeStateAsync(device, payload, cancellation),
            TopicKind.Response => await TakeResponseAsync(device, message, payload, cancellation),
            _ => PublishAnswer.Taken,
        };
    }

    private async Task<PublishAnswer> TakeResponseAsync(DeviceAddress device, MqttApplicationMessage message, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        if (message.CorrelationData is null)
        {
            await certificates.TakeRenewalAsync(device, payload, cancellation);
        }
        else
        {
            commands.Answer(device, message.CorrelationData, payload.Span);
        }

        return PublishAnswer.Taken;
    }

    private async Task<PublishAnswer> TakeEventsAsync(DeviceAddress device, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        MessageReading reading = Wire.ReadMessage(payload, device);
        if (reading.Problem is { } problem)
        {
            return await SetAsideAsync(device, payload, problem, cancellation);
        }

        await queue.WriteAsync(new EventBatch(device, time.GetUtcNow(), [.. reading.Events.Select(FromDevice)]), cancellation);

        // An event without readable identity can never be acknowledged by number: the device must find and set it aside itself.
        return reading.Events.FirstOrDefault(one => one.Problem is not null && one.Epoch is null) is { Problem: { } nameless }
            ? Refuse(MqttPubAckReasonCode.PayloadFormatInvalid, nameless)
            : PublishAnswer.Taken;
    }

    // An import names its touchpoint and channel itself; from a device it would count as an answer nobody gave there.
    private static EventReading FromDevice(EventReading reading) =>
        reading.Event is { Data: ImportEvent } ? reading with { Event = null, Problem = "a device sends no imports" } : reading;

    private async Task<PublishAnswer> TakeStateAsync(DeviceAddress device, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
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
        return PublishAnswer.Taken;
    }

    private async Task<PublishAnswer> SetAsideAsync(DeviceAddress device, ReadOnlyMemory<byte> payload, string reason, CancellationToken cancellation)
    {
        // Enough to see what it was; whoever sends megabytes must not fill the disk with them.
        byte[] kept = payload[..Math.Min(payload.Length, WireLimits.MaxPayloadBytes)].ToArray();
        await queue.WriteAsync(new UnreadableMessage(device, time.GetUtcNow(), kept, reason), cancellation);
        return Refuse(MqttPubAckReasonCode.PayloadFormatInvalid, reason);
    }

    private PublishAnswer Refuse(MqttPubAckReasonCode code, string reason)
    {
        counts.CountRefusedMessage();
        return new PublishAnswer(code, reason);
    }
}
