using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Health;

/// <summary>
/// What every part last said of itself. <see cref="PartHealth.Since"/> moves with the status only. Cheap enough to be told the same
/// thing in every loop.
/// </summary>
internal sealed class HealthBoard
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Dictionary<Part, PartHealth> _parts = [];
    private readonly Dictionary<Part, PartHealth> _changed = [];

    public HealthBoard(TimeProvider time)
    {
        _time = time;
        foreach (Part part in Enum.GetValues<Part>())
        {
            _parts[part] = new PartHealth { Name = part.WireName(), Status = PartStatus.Off, Since = time.GetUtcNow(), Detail = "not started yet" };
        }
    }

    /// <summary>Raised outside the lock, when a status or its detail changed.</summary>
    public event Action? Changed;

    public IReadOnlyList<PartHealth> Parts
    {
        get
        {
            lock (_gate)
            {
                return [.. _parts.Values];
            }
        }
    }

    public PartHealth this[Part part]
    {
        get
        {
            lock (_gate)
            {
                return _parts[part];
            }
        }
    }

    public void Report(Part part, PartStatusOf status, string detail = "", string remedy = "")
    {
        lock (_gate)
        {
            PartHealth before = _parts[part];
            bool sameStatus = before.Status == status.WireName();
            if (sameStatus && before.Detail == detail && before.Remedy == remedy)
            {
                return;
            }

            PartHealth now = before with { Status = status.WireName(), Since = sameStatus ? before.Since : _time.GetUtcNow(), Detail = detail, Remedy = remedy };
            _parts[part] = now;
            if (!sameStatus)
            {
                _changed[part] = now;
            }
        }

        Changed?.Invoke();
    }

    /// <summary>The parts whose status changed since the last call.</summary>
    public IReadOnlyList<PartHealth> TakeChanged()
    {
        lock (_gate)
        {
            PartHealth[] changed = [.. _changed.Values];
            _changed.Clear();
            return changed;
        }
    }
}
