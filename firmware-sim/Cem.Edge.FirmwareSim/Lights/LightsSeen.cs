using System.Text.Json;

namespace Cem.Edge.FirmwareSim.Lights;

/// <summary>The simulator's own list of lights seen, one JSON line each, forced to disk before the next: the independent side of the ledger.</summary>
internal sealed class LightsSeen : IDisposable
{
    private readonly FileStream file;
    private readonly List<PressMade> allMade = [];
    private readonly List<PressLit> allLit = [];
    private readonly Lock guard = new();

    public LightsSeen(string path) => file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);

    public (int Made, int Lit) Counts
    {
        get
        {
            lock (guard)
            {
                return (allMade.Count, allLit.Count);
            }
        }
    }

    public void Made(IEnumerable<PressMade> presses)
    {
        lock (guard)
        {
            allMade.AddRange(presses);
        }
    }

    public void Lit(PressLit lit)
    {
        byte[] line = JsonSerializer.SerializeToUtf8Bytes(new
        {
            device = lit.Press.Device,
            press = lit.Press.Number,
            face = lit.Press.Face,
            pressedAt = lit.Press.Before.Wall,
            litAt = lit.LitAt.Wall,
        });
        lock (guard)
        {
            allLit.Add(lit);
            file.Write(line);
            file.WriteByte((byte)'\n');
            file.Flush(flushToDisk: true);
        }
    }

    public (IReadOnlyList<PressMade> Made, IReadOnlyList<PressLit> Lit) Snapshot()
    {
        lock (guard)
        {
            return ([.. allMade], [.. allLit]);
        }
    }

    public void Dispose() => file.Dispose();
}
