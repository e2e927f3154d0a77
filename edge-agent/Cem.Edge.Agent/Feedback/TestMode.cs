using Cem.Edge.Agent.Buttons;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Feedback;

/// <summary>
/// Staff test the buttons for 60 s after holding the two outer faces for 5 s, or after a command. The two presses that started it are
/// already stored and perhaps sent, so they are named afterwards.
/// </summary>
internal sealed class TestMode(int scale)
{
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    private readonly Dictionary<int, TimeSpan> _held = [];
    private readonly Dictionary<int, PressReference> _starters = [];
    private readonly int[] _pressesByFace = new int[scale];
    private TimeSpan? _startedAt;
    private bool _gestureDone;

    public TimeSpan? Due => Complete is { } at && !_gestureDone ? at : null;

    public bool IsActive(TimeSpan now) => _startedAt is { } started && now >= started && now < started + Length;

    public void Seen(ButtonChange change)
    {
        if (change.Face is not { } face || (face != 0 && face != scale - 1))
        {
            return;
        }

        if (change.Down)
        {
            _held[face] = change.At;
        }
        else
        {
            _held.Remove(face);
            _starters.Remove(face);
            _gestureDone = false;
        }
    }

    /// <summary>A press of a held outer face got its number; it may turn out to be half of the gesture.</summary>
    public void Stored(int face, PressReference press)
    {
        if (_held.ContainsKey(face))
        {
            _starters[face] = press;
        }
    }

    public void Count(int face) => _pressesByFace[face]++;

    public void Start(TimeSpan now)
    {
        _startedAt = now;
        Array.Clear(_pressesByFace);
    }

    /// <summary>The presses that made the gesture at the moment it is complete; null otherwise.</summary>
    public IReadOnlyList<PressReference>? Tick(TimeSpan now)
    {
        if (_gestureDone || Complete is not { } complete || now < complete)
        {
            return null;
        }

        _gestureDone = true;
        Start(now);
        Count(0);
        Count(scale - 1);
        return [.. _starters.Values];
    }

    public TestModeState? State(Func<TimeSpan, DateTimeOffset> wallAt) => _startedAt is not { } started ? null : new TestModeState
    {
        StartedAt = wallAt(started),
        EndsAt = wallAt(started + Length),
        PressesByFace = [.. _pressesByFace],
    };

    private TimeSpan? Complete => _held.Count == 2 ? _held.Values.Max() + Hold : null;
}
