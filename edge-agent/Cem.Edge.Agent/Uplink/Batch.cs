using System.Text.Json;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Uplink;

/// <summary>Events of one message, in order.</summary>
internal sealed record Batch(IReadOnlyList<EventKey> Keys, byte[] Payload, string ContentType)
{
    // Room for the brackets and commas of the array.
    private const int BytesForEvents = WireLimits.MaxPayloadBytes - 2 - WireLimits.MaxEventsPerBatch;

    /// <summary>As many of <paramref name="events"/> as fit; at least one, however large.</summary>
    public static Batch Of(IReadOnlyList<StoredEvent> events, int most, bool historical)
    {
        var keys = new List<EventKey>();
        var bodies = new List<byte[]>();
        int bytes = 0;
        foreach (StoredEvent one in events.Take(most))
        {
            byte[] body = historical ? Marked(one.Body) : one.Body;
            if (keys.Count > 0 && bytes + body.Length > BytesForEvents)
            {
                break;
            }

            keys.Add(one.Key);
            bodies.Add(body);
            bytes += body.Length;
        }

        return bodies is [var single] ? new Batch(keys, single, WireLimits.EventContentType) : new Batch(keys, Wire.WriteBatch(bodies), WireLimits.BatchContentType);
    }

    // A row that a bad disk has damaged goes out as it is: the hub refuses it, and it is quarantined with that reason like any other.
    private static byte[] Marked(byte[] body)
    {
        try
        {
            return Wire.MarkHistorical(body);
        }
        catch (JsonException)
        {
            return body;
        }
    }

    /// <summary>A single event that no hub accepts; sending it would cost the connection each time.</summary>
    public bool IsTooLarge => Payload.Length > WireLimits.MaxPayloadBytes;
}
