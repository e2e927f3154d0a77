using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Cem.Edge.Contracts;

/// <summary>The one JSON codec of the wire. Writing never throws on our own types; reading returns the problem instead of throwing.</summary>
public static class Wire
{
    /// <summary>The id of an event: <c>{device}:{epoch}:{seq}</c>.</summary>
    public static string EventId(string device, string epoch, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{device}:{epoch}:{sequence}");

    /// <summary>One of <see cref="EventTypes"/>.</summary>
    public static string TypeOf(EventData data) => EventShapes.Of(data).Type;

    /// <summary>Puts a payload into its envelope.</summary>
    public static EventEnvelope Envelope(DeviceAddress sender, EventStamp stamp, EventData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        (string type, JsonTypeInfo shape) = EventShapes.Of(data);
        return Envelope(sender, stamp, type, JsonSerializer.SerializeToElement(data, shape));
    }

    /// <summary>Puts a payload that <see cref="Write(EventData)"/> has written before into its envelope.</summary>
    /// <exception cref="JsonException"><paramref name="data"/> is no JSON.</exception>
    public static EventEnvelope Envelope(DeviceAddress sender, EventStamp stamp, string type, ReadOnlySpan<byte> data) =>
        Envelope(sender, stamp, type, JsonElement.Parse(data));

    private static EventEnvelope Envelope(DeviceAddress sender, EventStamp stamp, string type, JsonElement data)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(stamp);
        return new EventEnvelope
        {
            SpecVersion = "1.0",
            Id = EventId(sender.Device, stamp.Epoch, stamp.Sequence),
            Source = sender.Source,
            Type = type,
            Time = stamp.Time.ToUniversalTime(),
            Epoch = stamp.Epoch,
            Sequence = stamp.Sequence.ToString("D20", CultureInfo.InvariantCulture),
            BootId = stamp.BootId,
            UptimeMs = ((long)stamp.Uptime.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
            ClockSynchronised = stamp.ClockSynchronised,
            TraceParent = stamp.TraceParent,
            Data = data,
        };
    }

    /// <summary>One event as UTF-8 JSON.</summary>
    public static byte[] Write(EventEnvelope envelope) => JsonSerializer.SerializeToUtf8Bytes(envelope, WireJson.Compact.EventEnvelope);

    /// <summary>A batch as a UTF-8 JSON array of events that are already JSON, as they lie in the outbox.</summary>
    public static byte[] WriteBatch(IReadOnlyList<byte[]> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var payload = new byte[events.Sum(one => one.Length) + events.Count + 1 + (events.Count == 0 ? 1 : 0)];
        int at = 0;
        payload[at++] = (byte)'[';
        for (int i = 0; i < events.Count; i++)
        {
            if (i > 0)
            {
                payload[at++] = (byte)',';
            }

            events[i].CopyTo(payload, at);
            at += events[i].Length;
        }

        payload[at] = (byte)']';
        return payload;
    }

    /// <summary>The same event marked as sent from a backlog.</summary>
    public static byte[] MarkHistorical(byte[] eventJson)
    {
        EventEnvelope envelope = JsonSerializer.Deserialize(eventJson, WireJson.Compact.EventEnvelope)
            ?? throw new JsonException("the outbox holds an event that is not JSON");
        return Write(envelope with { Historical = true });
    }

    /// <summary>Acknowledgement as UTF-8 JSON.</summary>
    public static byte[] Write(Ack ack) => JsonSerializer.SerializeToUtf8Bytes(ack, WireJson.Compact.Ack);

    /// <summary>State as UTF-8 JSON.</summary>
    public static byte[] Write(DeviceState state) => JsonSerializer.SerializeToUtf8Bytes(state, WireJson.Compact.DeviceState);

    /// <summary>Command arguments as UTF-8 JSON.</summary>
    public static byte[] Write(ReplayCommand command) => JsonSerializer.SerializeToUtf8Bytes(command, WireJson.Compact.ReplayCommand);

    /// <summary>Command arguments as UTF-8 JSON.</summary>
    public static byte[] Write(ForgetCommand command) => JsonSerializer.SerializeToUtf8Bytes(command, WireJson.Compact.ForgetCommand);

    /// <summary>Command answer as UTF-8 JSON.</summary>
    public static byte[] Write(CommandResponse response) => JsonSerializer.SerializeToUtf8Bytes(response, WireJson.Compact.CommandResponse);

    /// <summary>Claim as UTF-8 JSON.</summary>
    public static byte[] Write(ClaimRequest request) => JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Compact.ClaimRequest);

    /// <summary>Answer to a claim as UTF-8 JSON.</summary>
    public static byte[] Write(ClaimAnswer answer) => JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Compact.ClaimAnswer);

    /// <summary>Payload alone as UTF-8 JSON, for storing it beside its envelope.</summary>
    public static byte[] Write(EventData data) => JsonSerializer.SerializeToUtf8Bytes(data, EventShapes.Of(data).Shape);

    /// <summary>Reads an acknowledgement; null with <paramref name="problem"/> when it is malformed.</summary>
    public static Ack? ReadAck(ReadOnlySpan<byte> json, out string? problem) => Read(json, WireJson.Compact.Ack, out problem);

    /// <summary>Reads a state document; null with <paramref name="problem"/> when it is malformed.</summary>
    public static DeviceState? ReadState(ReadOnlySpan<byte> json, out string? problem) => Read(json, WireJson.Compact.DeviceState, out problem);

    /// <summary>Reads replay arguments; null with <paramref name="problem"/> when they are malformed.</summary>
    public static ReplayCommand? ReadReplay(ReadOnlySpan<byte> json, out string? problem) => Read(json, WireJson.Compact.ReplayCommand, out problem);

    /// <summary>Reads forget arguments; null with <paramref name="problem"/> when they are malformed.</summary>
    public static ForgetCommand? ReadForget(ReadOnlySpan<byte> json, out string? problem) => Read(json, WireJson.Compact.ForgetCommand, out problem);

    /// <summary>Reads a command answer; null with <paramref name="problem"/> when it is malformed.</summary>
    public static CommandResponse? ReadResponse(ReadOnlySpan<byte> json, out string? problem) => Read(json, WireJson.Compact.CommandResponse, out problem);

    /// <summary>Reads a claim; null with <paramref name="problem"/> when it is malformed.</summary>
    public static ClaimRequest? ReadClaim(ReadOnlySpan<byte> json, out string? problem) => Read(json, WireJson.Compact.ClaimRequest, out problem);

    /// <summary>Reads an answer to a claim; null with <paramref name="problem"/> when it is malformed.</summary>
    public static ClaimAnswer? ReadClaimAnswer(ReadOnlySpan<byte> json, out string? problem) => Read(json, WireJson.Compact.ClaimAnswer, out problem);

    /// <summary>Reads the payload of a stored event by its type; null with <paramref name="problem"/> when it is malformed or of an unknown type.</summary>
    public static EventData? ReadData(string type, ReadOnlySpan<byte> json, out string? problem)
    {
        if (EventShapes.Of(type) is { } shape)
        {
            return Read(json, shape, out problem) as EventData;
        }

        problem = "unknown event type";
        return null;
    }

    /// <summary>
    /// Reads one event or a batch (at most <see cref="WireLimits.MaxEventsPerBatch"/> events, <see cref="WireLimits.MaxPayloadBytes"/> bytes)
    /// that came from <paramref name="sender"/>. Never throws on bad input: each event is either good or carries its problem.
    /// </summary>
    public static MessageReading ReadMessage(ReadOnlyMemory<byte> payload, DeviceAddress sender)
    {
        ArgumentNullException.ThrowIfNull(sender);
        return MessageReader.Read(payload, sender);
    }

    private static T? Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> shape, out string? problem)
        where T : class => Read(json, (JsonTypeInfo)shape, out problem) as T;

    private static object? Read(ReadOnlySpan<byte> json, JsonTypeInfo shape, out string? problem)
    {
        try
        {
            object? value = JsonSerializer.Deserialize(json, shape);
            problem = value is null ? "null is no message" : null;
            return value;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            problem = JsonProblem.Of(failure);
            return null;
        }
    }
}
