namespace Cem.Edge.Hub.Journey;

/// <summary>Ids of a file by kind; references are checked when all are known, so that order in the file does not matter.</summary>
internal sealed class KnownIds(SpotReader reader)
{
    private readonly Dictionary<(string Kind, string Id), int> lines = [];
    private readonly List<(string Kind, string Id, JsonSpot At)> references = [];

    public string Add(string kind, JsonSpot spot)
    {
        string id = reader.Id(spot);
        if (id.Length > 0 && !lines.TryAdd((kind, id), spot.Line))
        {
            reader.Complain(spot.Members["id"], $"{kind} '{id}' is already defined in line {lines[(kind, id)]}");
        }

        return id;
    }

    public string? Refer(string kind, JsonSpot spot, string name, bool optional = false)
    {
        string? id = optional ? reader.Optional(spot, name) : reader.Text(spot, name);
        if (!string.IsNullOrEmpty(id))
        {
            references.Add((kind, id, spot.Members[name]));
        }

        return id;
    }

    public void CheckReferences()
    {
        foreach ((string kind, string id, JsonSpot at) in references.Where(one => !lines.ContainsKey((one.Kind, one.Id))))
        {
            reader.Complain(at, $"there is no {kind} '{id}' in this file");
        }
    }
}
