namespace Cem.Edge.Agent.Buttons;

/// <summary>Finds faces held too long. The two outer faces held together are the staff's test gesture and no fault until one is released.</summary>
internal sealed class StuckWatch(int scale, TimeSpan after)
{
    private readonly TimeSpan?[] _downSince = new TimeSpan?[scale];

    public void Seen(ButtonChange change)
    {
        if (change.Face is { } face)
        {
            _downSince[face] = change.Down ? change.At : null;
        }
    }

    public IReadOnlyList<int> Stuck(TimeSpan now) => _downSince[0] is not null && _downSince[^1] is not null
        ? []
        : [.. Enumerable.Range(0, scale).Where(face => now - _downSince[face] >= after)];

    public TimeSpan? Due(TimeSpan now)
    {
        TimeSpan[] ahead = [.. _downSince.Where(since => since is not null).Select(since => since!.Value + after).Where(due => due > now)];
        return ahead.Length == 0 ? null : ahead.Min();
    }
}
