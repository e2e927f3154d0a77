using System.Globalization;
using System.Text.Json;

namespace Cem.Edge.Contracts;

/// <summary>From the bytes of a message to its events, each good or with its problem.</summary>
internal static class MessageReader
{
    public static MessageReading Read(ReadOnlyMemory<byte> payload, DeviceAddress sender)
    {
        if (payload.Length > WireLimits.MaxPayloadBytes)
        {
            return new MessageReading { Problem = $"payload of {payload.Length} bytes is over the limit of {WireLimits.MaxPayloadBytes}" };
        }

        var events = new List<Range>();
        try
        {
            if (Split(payload.Span, events) is { } problem)
            {
                return new MessageReading { Problem = problem };
            }
        }
        catch (JsonException problem)
        {
            return new MessageReading { Problem = JsonProblem.Of(problem) };
        }

        var readings = new EventReading[events.Count];
        for (int i = 0; i < readings.Length; i++)
        {
            readings[i] = ReadEvent(payload[events[i]], sender);
        }

        return new MessageReading { Events = readings };
    }

    // One pass over the bytes that proves the message JSON and finds its events; each of them is then read once.
    private static string? Split(ReadOnlySpan<byte> payload, List<Range> events)
    {
        var reader = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = WireLimits.MaxJsonDepth });
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                events.Add(Element(ref reader));
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            events.Add(Element(ref reader));
        }

        reader.Read(); // throws when something follows
        return events.Count switch
        {
            0 => "a message is one event or a non-empty array of events",
            > WireLimits.MaxEventsPerBatch => $"a batch of {events.Count} events is over the limit of {WireLimits.MaxEventsPerBatch}",
            _ => null,
        };
    }

    private static Range Element(ref Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    private static EventReading ReadEvent(ReadOnlyMemory<byte> json, DeviceAddress sender)
    {
        try
        {
            EventEnvelope envelope = JsonSerializer.Deserialize(json.Span, WireJson.Compact.EventEnvelope) ?? throw new JsonException("null is no event");
            if (EventRules.Check(envelope, sender) is { } badEnvelope)
            {
                return Refused(json, badEnvelope);
            }

            if (EventShapes.Of(envelope.Type) is not { } shape)
            {
                return Refused(json, "unknown event type");
            }

            if (envelope.Data.Deserialize(shape) is not EventData data)
            {
                return Refused(json, "data is null");
            }

            return EventRules.Check(data) is { } badData
                ? Refused(json, badData)
                : new EventReading { Raw = json, Event = new ReceivedEvent(envelope, data, PayloadHash.Of(envelope)), Epoch = envelope.Epoch, Sequence = envelope.SequenceNumber };
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or NotSupportedException)
        {
            return Refused(json, JsonProblem.Of(problem));
        }
    }

    private static EventReading Refused(ReadOnlyMemory<byte> json, string problem)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = WireLimits.MaxJsonDepth, AllowDuplicateProperties = false });
            (string? epoch, long sequence) = Identity(document.RootElement);
            return new EventReading { Raw = json, Problem = problem, Epoch = epoch, Sequence = sequence };
        }
        catch (JsonException twice)
        {
            // A name that is there twice: which of both is meant nobody can say, so there is no identity either.
            return new EventReading { Raw = json, Problem = JsonProblem.Of(twice) };
        }
    }

    private static (string? Epoch, long Sequence) Identity(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("epoch", out JsonElement epoch) || epoch.ValueKind != JsonValueKind.String
            || !element.TryGetProperty("sequence", out JsonElement sequence) || sequence.ValueKind != JsonValueKind.String)
        {
            return (null, 0);
        }

        try
        {
            string? name = epoch.GetString();
            return CemId.IsValidEpoch(name)
                && long.TryParse(sequence.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number is >= 1 and <= WireLimits.MaxSequence
                ? (name, number)
                : (null, 0);
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate in the text: there is no identity to acknowledge.
            return (null, 0);
        }
    }
}
