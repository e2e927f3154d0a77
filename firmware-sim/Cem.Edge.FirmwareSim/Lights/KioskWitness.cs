using Cem.Edge.FirmwareSim.Wiring;

namespace Cem.Edge.FirmwareSim.Lights;

/// <summary>
/// Stands before one kiosk and writes down which press got its light. Every stored press gets a blink of its own, in the order of the
/// presses, so the next blink belongs to the oldest press that still waits for one. An agent that dies leaves its waiting presses unlit.
/// </summary>
internal sealed class KioskWitness(string device, KioskPins pins)
{
    /// <summary>From here on a bounce may pass the agent's filter of 5 ms.</summary>
    private const int DoubtfulBounceUs = 4_000;

    private readonly Queue<PressMade> waiting = new();
    private readonly HashSet<int> high = [];
    private long count;

    /// <summary>Blinks for which no press was waiting.</summary>
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

        // A stretched bounce moves the stamp: the agent may take the contact's last closing for the first edge.
        bool doubtful = moved.LongestBounceUs >= DoubtfulBounceUs;
        Moment end = doubtful ? moved.After.Plus(TimeSpan.FromMicroseconds(2.0 * moved.LongestBounceUs)) : moved.After;
        var made = new List<PressMade>(2);
        if (moved is { Closed: true, Wired: true })
        {
            var press = new PressMade(++count, device, face, Certain: true, moved.Before, end);
            waiting.Enqueue(press);
            made.Add(press);
        }

        if (doubtful)
        {
            made.Add(new PressMade(++count, device, face, Certain: false, moved.Before, end));
        }

        return made;
    }

    /// <summary>The press that this level thanked, or null.</summary>
    public PressLit? See(LevelWritten level)
    {
        bool rises = level.High ? high.Add(level.Pin) : high.Remove(level.Pin) && false;
        if (!rises || (level.Pin != pins.Thanks && level.Pin != pins.Refused))
        {
            return null;
        }

        if (level.Pin == pins.Refused)
        {
            Refused += waiting.TryDequeue(out _) ? 1 : 0;
            return null;
        }

        if (waiting.TryDequeue(out PressMade? press))
        {
            return new PressLit(press, level.At);
        }

        LightsWithoutPress++;
        return null;
    }
}
