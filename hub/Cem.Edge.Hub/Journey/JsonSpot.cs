using System.Text.Json;

namespace Cem.Edge.Hub.Journey;

/// <summary>A JSON value that remembers its line, so that every complaint can name it.</summary>
internal sealed class JsonSpot
{
    private JsonSpot(string path, int line, JsonTokenType kind)
    {
        Path = path;
        Line = line;
        Kind = kind;
    }

    public string Path { get; }

    /// <summary>From 1.</summary>
    public int Line { get; }

    public JsonTokenType Kind { get; }

    public IReadOnlyDictionary<string, JsonSpot> Members { get; private set; } = new Dictionary<string, JsonSpot>();

    public IReadOnlyList<JsonSpot> Items { get; private set; } = [];

    public string? Text { get; private set; }

    public int? WholeNumber { get; private set; }

    /// <summary>Member names that appeared twice in this object.</summary>
    public IReadOnlyList<string> DoubledMembers { get; private set; } = [];

    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static JsonSpot Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 32 });
        var lines = new LineCounter();
        reader.Read();
        JsonSpot root = Read(ref reader, json, "", ref lines);
        if (reader.Read())
        {
            throw new JsonException("there is more than one value in the file");
        }

        return root;
    }

    private static JsonSpot Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string path, ref LineCounter lines)
    {
        var spot = new JsonSpot(path, lines.At(json, (int)reader.TokenStartIndex), reader.TokenType);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                spot.ReadMembers(ref reader, json, ref lines);
                break;
            case JsonTokenType.StartArray:
                spot.ReadItems(ref reader, json, ref lines);
                break;
            case JsonTokenType.String:
                spot.Text = reader.GetString();
                break;
            case JsonTokenType.Number:
                spot.WholeNumber = reader.TryGetInt32(out int number) ? number : null;
                break;
        }

        return spot;
    }

    private void ReadMembers(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, ref LineCounter lines)
    {
        var members = new Dictionary<string, JsonSpot>();
        var doubled = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!; // a property name is a string
            reader.Read();
            JsonSpot value = Read(ref reader, json, Path.Length == 0 ? name : $"{Path}.{name}", ref lines);
            if (!members.TryAdd(name, value))
            {
                doubled.Add(name);
            }
        }

        Members = members;
        DoubledMembers = doubled;
    }

    private void ReadItems(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, ref LineCounter lines)
    {
        var items = new List<JsonSpot>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader, json, $"{Path}[{items.Count}]", ref lines));
        }

        Items = items;
    }

    // Tokens come in order, so each byte is looked at once.
    private struct LineCounter
    {
        private int offset;
        private int newlines;

        public int At(ReadOnlySpan<byte> json, int position)
        {
            newlines += json[offset..position].Count((byte)'\n');
            offset = position;
            return newlines + 1;
        }
    }
}
