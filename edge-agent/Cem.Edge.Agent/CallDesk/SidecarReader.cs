using System.Globalization;
using System.Text.Json;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// Reads a sidecar: a JSON object with <c>callId</c>, <c>started</c> (ISO 8601 with zone), <c>line</c>, <c>agent</c> (left or right), <c>consent</c> and
/// <c>pauses</c> (<c>[{ "startMs": 61000, "lengthMs": 14000 }]</c>). Other members are the recorder's own. A mistake is an error, never a guess: what is
/// said about consent must be beyond doubt. Pure.
/// </summary>
internal static class SidecarReader
{
    public const int MaxBytes = 64 * 1024;
    private const int MostPauses = 100;
    private static readonly string[] Known = ["callId", "started", "line", "agent", "consent", "pauses"];

    /// <summary>Null with <paramref name="problem"/> when it cannot be used; the problem quotes nothing of it.</summary>
    public static Sidecar? Read(ReadOnlyMemory<byte> json, out string? problem)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            return Read(document.RootElement, out problem);
        }
        catch (JsonException broken)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"the sidecar is no JSON (line {(broken.LineNumber ?? 0) + 1})");
            return null;
        }
        catch (InvalidOperationException)
        {
            problem = "a text in the sidecar is no Unicode";
            return null;
        }
    }

    private static Sidecar? Read(JsonElement root, out string? problem)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            problem = "the sidecar is no JSON object";
            return null;
        }

        string? wrong = root.EnumerateObject().Where(member => IsMisspelt(member.Name)).Select(member => $"a member of the sidecar is not written as it must be: {Known.First(name => name.Equals(member.Name, StringComparison.OrdinalIgnoreCase))}").FirstOrDefault();
        var sidecar = new Sidecar
        {
            CallId = Text(root, "callId", ref wrong),
            Started = Time(Text(root, "started", ref wrong), ref wrong),
            Line = Line(Text(root, "line", ref wrong), ref wrong),
            Agent = Side(Text(root, "agent", ref wrong), ref wrong),
            Consent = Consent(root, ref wrong),
            Pauses = Pauses(root, ref wrong),
        };
        problem = wrong;
        return wrong is null ? sidecar : null;
    }

    // Read over, "Consent": false would be no refusal.
    private static bool IsMisspelt(string name) => Known.Contains(name, StringComparer.OrdinalIgnoreCase) && !Known.Contains(name, StringComparer.Ordinal);

    private static string? Text(JsonElement root, string name, ref string? wrong)
    {
        if (!root.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        // Some recorders number their calls.
        string? text = value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null };
        if (text is not { Length: > 0 and <= 200 })
        {
            wrong ??= $"{name} in the sidecar must be a text of 1 to 200 characters";
        }

        return text;
    }

    private static DateTimeOffset? Time(string? text, ref string? wrong)
    {
        if (text is null)
        {
            return null;
        }

        // Without a zone the time would depend on whose clock wrote it.
        bool zoned = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
        if (zoned && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out DateTimeOffset time))
        {
            return time;
        }

        wrong ??= "started in the sidecar must be a time such as 2026-11-24T10:01:00Z";
        return null;
    }

    private static string? Line(string? text, ref string? wrong)
    {
        if (text is not null && !CemId.IsValid(text))
        {
            wrong ??= "line in the sidecar must be 1 to 40 of a-z 0-9 and hyphen";
        }

        return text;
    }

    private static Channel? Side(string? text, ref string? wrong)
    {
        switch (text)
        {
            case null:
                return null;
            case "left":
                return Channel.Left;
            case "right":
                return Channel.Right;
            default:
                wrong ??= "agent in the sidecar must be left or right";
                return null;
        }
    }

    private static bool? Consent(JsonElement root, ref string? wrong)
    {
        if (!root.TryGetProperty("consent", out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            wrong ??= "consent in the sidecar must be true or false";
            return false;
        }

        return value.GetBoolean();
    }

    private static List<CallSpan> Pauses(JsonElement root, ref string? wrong)
    {
        if (!root.TryGetProperty("pauses", out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        var pauses = new List<CallSpan>();
        bool good = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= MostPauses;
        if (good)
        {
            foreach (JsonElement one in value.EnumerateArray())
            {
                good &= one.ValueKind == JsonValueKind.Object
                    && Milliseconds(one, "startMs") is { } start && Milliseconds(one, "lengthMs") is { } length && Keep(new CallSpan(start, start + length));
            }
        }

        if (!good)
        {
            wrong ??= $"pauses in the sidecar must be at most {MostPauses} of {{ startMs, lengthMs }}, in milliseconds";
        }

        return CallSpans.Union(pauses);

        bool Keep(CallSpan pause)
        {
            pauses.Add(pause);
            return true;
        }
    }

    private static TimeSpan? Milliseconds(JsonElement pause, string name) =>
        pause.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double milliseconds) && milliseconds is >= 0 and < 1e9
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
}
