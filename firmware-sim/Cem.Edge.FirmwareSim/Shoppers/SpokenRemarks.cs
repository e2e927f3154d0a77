namespace Cem.Edge.FirmwareSim.Shoppers;

/// <summary>A remark that was said to the end, and when its last word was over.</summary>
internal sealed record SpokenRemark(string Device, Remark Remark, DateTimeOffset EndedAt);

/// <summary>What was said in this run, by whichever kiosk.</summary>
internal sealed class SpokenRemarks
{
    private readonly List<SpokenRemark> said = [];
    private readonly Lock guard = new();

    public void Add(string device, Remark remark, DateTimeOffset endedAt)
    {
        lock (guard)
        {
            said.Add(new SpokenRemark(device, remark, endedAt));
        }
    }

    public IReadOnlyList<SpokenRemark> Snapshot()
    {
        lock (guard)
        {
            return [.. said];
        }
    }
}
