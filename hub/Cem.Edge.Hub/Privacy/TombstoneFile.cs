using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cem.Edge.Hub.Privacy;

/// <summary>
/// Which remarks were erased, one JSON object a line, beside the database: a database that comes back from an older backup has forgotten it. Lines are
/// added, each on the disk before <see cref="Add"/> returns; a line that a power cut tore is passed over, since the database still has it.
/// </summary>
internal sealed class TombstoneFile(string path)
{
    public const string DefaultName = "tombstones.jsonl";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectRequiredConstructorParameters = true };

    public string Path => path;

    /// <summary>What it holds; empty when there is none yet.</summary>
    public IReadOnlyList<KeptTombstone> Read() => File.Exists(path) ? [.. File.ReadLines(path).Select(Parse).OfType<KeptTombstone>()] : [];

    public void Add(IReadOnlyCollection<KeptTombstone> tombstones)
    {
        if (tombstones.Count == 0)
        {
            return;
        }

        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        string start = EndsTorn(file) ? "\n" : "";
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes(start + string.Concat(tombstones.Select(one => JsonSerializer.Serialize(one, Json) + "\n"))));
        file.Flush(flushToDisk: true);
    }

    private static bool EndsTorn(FileStream file)
    {
        if (file.Length == 0)
        {
            return false;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }

    private static KeptTombstone? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<KeptTombstone>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
