namespace Cem.Edge.FirmwareSim.Faults;

/// <summary>
/// When the line between a kiosk and the hub stood. A press is live when the line had stood for a moment before it and went on standing for a
/// while after it; all others are backlog, whatever took the line away: a cut, a dead agent or a dead hub.
/// </summary>
internal sealed class LineHistory
{
    /// <summary>A fresh connection first greets, and sends what has waited.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    /// <summary>A line that falls so soon after a press may have taken the press with it.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(2);

    private readonly List<(DateTimeOffset Rose, DateTimeOffset? Fell)> standing = [];
    private readonly Lock guard = new();

    public void Rose(DateTimeOffset at)
    {
        lock (guard)
        {
            standing.Add((at, null));
        }
    }

    public void Fell(DateTimeOffset at)
    {
        lock (guard)
        {
            // Relays overlap for a moment when a kiosk connects anew before its old line is noticed; the older one falls first.
            int oldest = standing.FindIndex(line => line.Fell is null);
            if (oldest >= 0)
            {
                standing[oldest] = (standing[oldest].Rose, at);
            }
        }
    }

    public bool WasLive(DateTimeOffset pressedAt)
    {
        lock (guard)
        {
            return standing.Any(line => line.Rose + Settling <= pressedAt && (line.Fell is not { } fell || pressedAt + OnItsWay <= fell));
        }
    }
}
