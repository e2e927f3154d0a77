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
    private readonly ReasonsLamp reasonsLamp = new();
    private long count;
    private FingerMoving? moving;

    /// <summary>Blinks for which no press was waiting: those of doubtful presses.</summary>
    public int LightsWithoutPress { get; private set; }

    /// <summary>Pushes that chose a reason: the lamp behind the printed reasons shone.</summary>
    public int ReasonsChosen { get; private set; }

    /// <summary>Presses that the kiosk refused with its red light.</summary>
    public int Refused { get; private set; }

    public void AgentStarted()
    {
        waiting.Clear();
        high.Clear();
        reasonsLamp.Dark();
        moving = null;
    }

    /// <summary>The agent died. It may have stored the press that was just being made, although nobody reports that movement any more.</summary>
    public Sighting AgentGone(Moment now)
    {
        if (moving is not { Contact: { Closed: true } contact, LitAt: var lit } || pins.FaceOf(contact.Pin) is not (>= 0 and var face))
        {
            return Sighting.Nothing;
        }

        moving = null;
        return Answered(Made(face, certain: false, contact.At, now), lit);
    }

    public Sighting See(BenchReport report) => report switch
    {
        ContactMoves moves => Begin(moves),
        ContactMoved moved => End(moved),
        LevelWritten level when level.Pin == pins.Reasons => Offer(level),
        LevelWritten level => Look(level),
        _ => Sighting.Nothing,
    };

    private Sighting Begin(ContactMoves moves)
    {
        moving = new FingerMoving(moves, reasonsLamp.MeaningAt(moves.At), LitAt: null);
        return Sighting.Nothing;
    }

    private Sighting Offer(LevelWritten level)
    {
        reasonsLamp.Turn(level);
        if (level.High)
        {
            // A push just before the lamp came on may have been taken for a reason already: no light is expected of it.
            waiting.RemoveAll(press => reasonsLamp.IsUncertainAt(press.Before));
            moving = moving is { } finger ? finger with { Meaning = reasonsLamp.MeaningAt(finger.Contact.At) } : null;
        }

        return Sighting.Nothing;
    }

    /// <summary>The presses that this movement made: none, one, or a second, doubtful one.</summary>
    private Sighting End(ContactMoved moved)
    {
        Moment? lit = moving?.LitAt;
        PushMeaning meaning = moving?.Meaning ?? PushMeaning.Press;
        moving = null;
        int face = pins.FaceOf(moved.Pin);
        if (face < 0)
        {
            return Sighting.Nothing;
        }

        if (moved is { Closed: true, Wired: false })
        {
            return Answered(Made(face, certain: false, moved.Before, moved.After.Plus(NoticedLate)), lit);
        }

        if (moved.Closed && meaning == PushMeaning.Reason)
        {
            ReasonsChosen++;
            return Sighting.Nothing;
        }

        if (moved.Closed && meaning == PushMeaning.Either)
        {
            return Answered(Made(face, certain: false, moved.Before, moved.After), lit);
        }

        // A stretched bounce moves the stamp: the agent may take the contact's last closing for the first edge.
        bool doubtful = moved.LongestBounceUs >= DoubtfulBounceUs;
        Moment end = doubtful ? moved.After.Plus(TimeSpan.FromMicroseconds(2.0 * moved.LongestBounceUs)) : moved.After;
        Sighting seen = moved.Closed ? Answered(Made(face, certain: true, moved.Before, end), lit) : Sighting.Nothing;
        if (moved.Closed && lit is null)
        {
            waiting.Add(seen.Made[0]);
        }

        return doubtful ? seen with { Made = [.. seen.Made, Made(face, certain: false, moved.Before, end)] } : seen;
    }

    private Sighting Look(LevelWritten level)
    {
        bool rises = level.High ? high.Add(level.Pin) : high.Remove(level.Pin) && false;
        int face = pins.LampOf(level.Pin);
        if (!rises || (face < 0 && level.Pin != pins.Refused))
        {
            return Sighting.Nothing;
        }

        int oldest = waiting.FindIndex(press => face < 0 || press.Face == face);
        if (oldest >= 0)
        {
            PressMade answered = waiting[oldest];
            waiting.RemoveAt(oldest);
            Refused += face < 0 ? 1 : 0;
            return face < 0 ? Sighting.Nothing : new Sighting([], new PressLit(answered, level.At));
        }

        if (face >= 0 && moving is { Contact: { Closed: true } contact, LitAt: null } && pins.FaceOf(contact.Pin) == face)
        {
            moving = moving with { LitAt = level.At };
        }
        else
        {
            LightsWithoutPress++;
        }

        return Sighting.Nothing;
    }

    private static Sighting Answered(PressMade press, Moment? lit) => new([press], lit is { } at ? new PressLit(press, at) : null);

    private PressMade Made(int face, bool certain, Moment before, Moment after) => new(++count, device, face, certain, before, after);
}
