using System.Text.Json;

namespace Cem.Edge.Hub.Tests.Broker.Vectors;

internal enum VectorStepKind
{
    Send,
    Receive,

    /// <summary>Somebody else publishes.</summary>
    Publish,
}

/// <param name="Topic">Of a publish by somebody else.</param>
internal sealed record VectorStep(VectorStepKind Kind, byte[] Bytes, string Topic, int QualityOfService);

/// <summary>One raw-packet case of <c>../shared/mqtt-vectors</c>.</summary>
/// <param name="Version">Protocol level of the CONNECT that precedes it: 5, 4 (MQTT 3.1.1) or 3.</param>
/// <param name="MustClose">The broker has to close the connection after the last step.</param>
internal sealed record VectorCase(string Name, int Version, bool LogsIn, bool MustClose, IReadOnlyList<VectorStep> Steps)
{
    public const string Folder = "mqtt-vectors";

    public bool ExpectsReply => Steps.Any(step => step.Kind == VectorStepKind.Receive);

    /// <summary>Every case; one without a version counts as MQTT 3.1.1, as in the runner they come from.</summary>
    public static IReadOnlyList<VectorCase> ReadAll(string folder) =>
    [
        .. from file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
           from one in ReadFile(file)
           select one,
    ];

    private static List<VectorCase> ReadFile(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        var cases = new List<VectorCase>();
        foreach (JsonElement group in document.RootElement.EnumerateArray())
        {
            foreach (JsonElement one in group.GetProperty("tests").EnumerateArray())
            {
                cases.Add(new VectorCase(
                    $"{Path.GetFileNameWithoutExtension(file)}: {group.GetProperty("group").GetString()}: {one.GetProperty("name").GetString()}",
                    Find(one, group, "ver")?.GetInt32() ?? 4,
                    Find(one, group, "connect")?.GetBoolean() ?? true,
                    Find(one, group, "expect_disconnect")?.GetBoolean() ?? true,
                    [.. one.GetProperty("msgs").EnumerateArray().Select(ReadStep)]));
            }
        }

        return cases;
    }

    private static JsonElement? Find(JsonElement one, JsonElement group, string name) =>
        one.TryGetProperty(name, out JsonElement own) ? own : group.TryGetProperty(name, out JsonElement common) ? common : null;

    private static VectorStep ReadStep(JsonElement step)
    {
        string payload = step.GetProperty("payload").GetString()!; // every step has one
        return step.GetProperty("type").GetString() switch
        {
            "send" => new VectorStep(VectorStepKind.Send, VectorBytes.Parse(payload), "", 0),
            "recv" => new VectorStep(VectorStepKind.Receive, VectorBytes.Parse(payload), "", 0),
            _ => new VectorStep(VectorStepKind.Publish, System.Text.Encoding.UTF8.GetBytes(payload), step.GetProperty("topic").GetString()!, step.GetProperty("qos").GetInt32()),
        };
    }
}
