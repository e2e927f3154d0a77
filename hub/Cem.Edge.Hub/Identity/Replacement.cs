using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Hub.Identity;

/// <summary>
/// Puts a new device at the touchpoint of an old one, in the journey's document: the old assignment ends now, the new one begins now, so every event stays with the
/// touchpoint it had when it happened.
/// </summary>
internal static class Replacement
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null when it may be done.</summary>
    public static IdentityRefusal? Hindrance(JourneyMap journey, string old, string by, DateTimeOffset now) =>
        journey.Device(old) is null ? IdentityRefusal.NoSuchDevice
        : journey.PlaceOf(old, now) is null ? IdentityRefusal.StandsNowhere
        : !CemId.IsValid(by) || by == old || (journey.Device(by)?.Assignments.Any(one => one.To is null || one.To > now) ?? false) ? IdentityRefusal.NotFree
        : null;

    /// <param name="document">A journey file that <see cref="Hindrance"/> finds nothing against.</param>
    public static byte[] Edit(byte[] document, string old, string by, DateTimeOffset now)
    {
        JsonObject root = JsonNode.Parse(document)!.AsObject();
        JsonArray devices = root["devices"]!.AsArray();
        JsonArray before = Find(devices, old)!["assignments"]!.AsArray();
        JsonObject? successor = Find(devices, by);
        if (successor is null)
        {
            successor = new JsonObject { ["id"] = by, ["assignments"] = new JsonArray() };
            devices.Add(successor);
        }

        string moment = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        foreach (JsonObject assignment in before.Select(one => one!.AsObject()).ToArray())
        {
            if (Moment(assignment, "to") is { } end && end <= now)
            {
                continue;
            }

            var taken = (JsonObject)assignment.DeepClone();
            if (Moment(assignment, "from") > now)
            {
                before.Remove(assignment);
            }
            else
            {
                assignment["to"] = moment;
                taken["from"] = moment;
            }

            successor["assignments"]!.AsArray().Add(taken);
        }

        return JsonSerializer.SerializeToUtf8Bytes(root, Readable);
    }

    private static JsonObject? Find(JsonArray devices, string id) => devices.Select(one => one!.AsObject()).FirstOrDefault(device => (string?)device["id"] == id);

    private static DateTimeOffset? Moment(JsonObject assignment, string name) =>
        (string?)assignment[name] is { Length: > 0 } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) : null;
}
