using System.Text.Json;
using Cem.Edge.FirmwareSim.Microphone;

namespace Cem.Edge.FirmwareSim.Shoppers;

/// <summary>The remarks that ship with the simulator: <c>remarks/remarks.json</c> and its WAV files.</summary>
internal sealed class RemarkShelf(IReadOnlyList<Remark> all)
{
    private readonly Dictionary<string, Remark> byId = all.ToDictionary(remark => remark.Id);

    public IReadOnlyList<Remark> All => all;

    public IReadOnlySet<string> Ids => byId.Keys.ToHashSet();

    public Remark this[string id] => byId[id];

    public static RemarkShelf Shipped { get; } = Read(Path.Combine(AppContext.BaseDirectory, "remarks"));

    public static RemarkShelf Read(string folder)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "remarks.json")));
        return new RemarkShelf([.. file.RootElement.EnumerateArray().Select(entry => ReadRemark(entry, folder))]);
    }

    private static Remark ReadRemark(JsonElement entry, string folder)
    {
        string wav = Path.Combine(folder, entry.GetProperty("file").GetString() ?? "");
        return new Remark(
            Path.GetFileNameWithoutExtension(wav),
            entry.GetProperty("text").GetString() ?? "",
            entry.TryGetProperty("happy", out JsonElement happy) && happy.GetBoolean(),
            RemarkAudio.Load(wav));
    }
}
