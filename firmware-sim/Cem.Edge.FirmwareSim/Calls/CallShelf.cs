using System.Text.Json;

namespace Cem.Edge.FirmwareSim.Calls;

/// <summary>The calls that ship with the simulator: <c>spoken-calls/calls.json</c> and its pieces.</summary>
internal sealed class CallShelf(IReadOnlyList<CallScript> all)
{
    private readonly Dictionary<string, CallScript> byId = all.ToDictionary(call => call.Id);

    public IReadOnlyList<CallScript> All => all;

    public IReadOnlySet<string> Ids => byId.Keys.ToHashSet();

    public CallScript this[string id] => byId[id];

    public static CallShelf Shipped { get; } = Read(Path.Combine(AppContext.BaseDirectory, "spoken-calls"));

    public static CallShelf Read(string folder)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "calls.json")));
        return new CallShelf([.. file.RootElement.EnumerateArray().Select(call => new CallScript(
            Text(call, "id"), Text(call, "line"), Text(call, "agent"), [.. call.GetProperty("turns").EnumerateArray().Select(turn => ReadTurn(turn, folder))]))]);
    }

    private static CallTurn ReadTurn(JsonElement turn, string folder) => new(
        Text(turn, "side") == "agent",
        TimeSpan.FromMilliseconds(turn.GetProperty("afterMs").GetInt32()),
        Text(turn, "text"),
        File.ReadAllBytes(Path.Combine(folder, Text(turn, "sound") + ".ulaw")));

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";
}
