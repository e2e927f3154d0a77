namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// Decides when a recording is finished: when it was renamed into the folder, or when neither its length nor its time has changed for long enough.
/// A file that somebody still has open for writing begins its wait anew. Pure; time is the monotonic clock.
/// </summary>
internal sealed class ArrivalWatch(TimeSpan stillFor)
{
    private readonly Dictionary<string, Sighting> _seen = [];
    private readonly HashSet<string> _renamed = [];

    /// <summary>The system says that a file got this name just now: whoever renames a recording into place has finished it.</summary>
    public void Renamed(string name) => _renamed.Add(name);

    /// <summary>Takes in a scan of the whole folder; returns what looks finished, in the order in which it became so.</summary>
    public IReadOnlyList<FileIdentity> Look(IReadOnlyCollection<FileIdentity> files, TimeSpan now)
    {
        HashSet<string> there = [.. files.Select(file => file.Name)];
        foreach (string gone in _seen.Keys.Where(name => !there.Contains(name)).ToArray())
        {
            _seen.Remove(gone);
        }

        foreach (FileIdentity file in files)
        {
            bool renamed = _renamed.Contains(file.Name);
            if (!_seen.TryGetValue(file.Name, out Sighting? sighting))
            {
                _seen[file.Name] = new Sighting(file, First: now, Since: now, renamed);
            }
            else if (sighting.File != file || renamed)
            {
                _seen[file.Name] = new Sighting(file, sighting.First, Since: now, renamed);
            }
        }

        _renamed.Clear();
        return [.. _seen.Values.Where(one => one.Renamed || now - one.Since >= stillFor).OrderBy(one => one.Since).Select(one => one.File)];
    }

    /// <summary>Somebody has it open for writing, or it changed while it was read: the wait begins anew.</summary>
    public void NotFinished(string name, TimeSpan now)
    {
        if (_seen.TryGetValue(name, out Sighting? sighting))
        {
            _seen[name] = sighting with { Since = now, Renamed = false };
        }
    }

    /// <summary>How long a file has been seen in any form; zero for one that has not.</summary>
    public TimeSpan SeenFor(string name, TimeSpan now) => _seen.TryGetValue(name, out Sighting? sighting) ? now - sighting.First : TimeSpan.Zero;

    private sealed record Sighting(FileIdentity File, TimeSpan First, TimeSpan Since, bool Renamed);
}
