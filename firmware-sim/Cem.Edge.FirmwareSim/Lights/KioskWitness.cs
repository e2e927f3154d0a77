using Cem.Edge.FirmwareSim.Wiring;

namespace Cem.Edge.FirmwareSim.Lights;

/// <summary>
/// Stands before one kiosk and writes down which press got its light. Every stored press blinks the lamp beside its face, in the order of the
/// presses, so a blink belongs to the oldest press of that face that still waits for one. An agent that dies leaves its waiting presses unlit.
/// </summary>
internal sealed class KioskWitness(string device, KioskPins pins)
{
    /// <summary>From here on a bounce may pass the agent's filter of 5 ms.</summary>
    private const int DoubtfulBounceUs = 4_000;

    /// <summary>An agent that is just opening its buttons may notice one that went down before it listened, when it first looks at the levels.</summary>
    private static readonly TimeSpan NoticedLate = TimeSpan.FromSeconds(2);

    private readonly List<PressMade> waiting = [];
    private readonly HashSet<int> high = [];
    private long count;

    /// <summary>Blinks for which no press was waiting: those of doubtful presses.</summary>
    public int LightsWithoutPress { get; private set; }

    /// <summary>Presses that the kiosk refused with its red light.</summary>
    public int Refused { get; private set; }

    public void AgentStarted()
    {
        waiting.Clear();
        high.Clear();
    }

    /// <summary>The presses that this movement made: none, one, or a second, doubtful one.</summary>
    public IReadOnlyList<PressMade> See(ContactMoved moved)
    {
        int face = pins.FaceOf(moved.Pin);
        if (face < 0)
        {
            return [];
        }

        if (moved is { Closed: true, Wired: false })
        {
            return [Made(face, certain: false, moved.Before, moved.After.Plus(NoticedLate))];
        }

        // A stretched bounce moves the stamp: the agent may take the contact's last closing for the first edge.
        bool doubtful = moved.LongestBounceUs >= DoubtfulBounceUs;
        Moment end = doubtful ? moved.After.Plus(TimeSpan.FromMicroseconds(2.0 * moved.LongestBounceUs)) : moved.After;
        var made = new List<PressMade>(2);
        if (moved.Closed)
        {
            made.Add(Made(face, certain: true, moved.Before, end));
            waiting.Add(made[0]);
        }

        if (doubtful)
        {
            made.Add(Made(face, certain: false, moved.Before, end));
        }

        return made;
    }

    /// <summary>The press that this level thanked, or null.</summary>
    public PressLit? See(LevelWritten level)
    {
        bool rises = level.High ? high.Add(level.Pin) : high.Remove(level.Pin) && false;
        int face = pins.LampOf(level.Pin);
        if (!rises || (face < 0 && level.Pin != pins.Refused))
        {
            return null;
        }

        int oldest = waiting.FindIndex(press => face < 0 || press.Face == face);
        PressMade? answered = oldest < 0 ? null : waiting[oldest];
        if (answered is null)
        {
            LightsWithoutPress++;
            return null;
        }

        waiting.RemoveAt(oldest);
        Refused += face < 0 ? 1 : 0;
        return face < 0 ? null : new PressLit(answered, level.At);
    }

    private PressMade Made(int face, bool certain, Moment before, Moment after) => new(++count, device, face, certain, before, after);
}
