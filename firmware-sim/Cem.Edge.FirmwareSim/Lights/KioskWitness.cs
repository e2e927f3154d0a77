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

    private readonly List<PressMade> waiting = [];

    /// <summary>Faces that went down before a starting agent listened, since when: it may notice them for as long as they are down.</summary>
    private readonly Dictionary<int, Moment> unnoticed = [];
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
        unnoticed.Clear();
        high.Clear();
        reasonsLamp.Dark();
        moving = null;
    }

    /// <summary>The agent died. It may have stored the press that was just being made, although nobody reports that movement any more, and what no light can tell any more.</summary>
    public Sighting AgentGone(Moment now)
    {
        PressMade[] open = [.. reasonsLamp.GiveUp(), .. unnoticed.Select(down => Made(down.Key, certain: false, down.Value, now))];
        unnoticed.Clear();
        if (moving is not { Contact: { Closed: true } contact, LitAt: var lit } || pins.FaceOf(contact.Pin) is not (>= 0 and var face))
        {
            return new Sighting(open, null);
        }

        moving = null;
        Sighting seen = Answered(Made(face, certain: false, contact.At, now), lit);
        return seen with { Made = [.. seen.Made, .. open] };
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

        if (moved is { Closed: true, Wired: false } && lit is null)
        {
            // A starting agent, which notices it while it is down or never.
            unnoticed[face] = moved.Before;
            return Sighting.Nothing;
        }

        if (moved.Closed && (meaning != PushMeaning.Press || !moved.Wired))
        {
            PressMade push = Made(face, certain: false, moved.Before, moved.AtRest);
            bool reason = meaning == PushMeaning.Reason && lit is null && reasonsLamp.Takes(push);
            ReasonsChosen += reason ? 1 : 0;
            return reason ? Sighting.Nothing : Answered(push, lit);
        }

        // A stretched bounce moves the stamp: the agent may take any closing of the contact for the first edge.
        bool doubtful = moved.LongestBounceUs >= DoubtfulBounceUs;
        Moment end = doubtful ? moved.AtRest : moved.After;
        Sighting seen = moved.Closed ? Answered(Made(face, certain: true, moved.Before, end), lit) : Sighting.Nothing;
        if (moved.Closed && lit is null)
        {
            waiting.Add(seen.Made[0]);
        }

        return seen with
        {
            Made =
            [
                .. seen.Made,
                .. doubtful ? [Made(face, certain: false, moved.Before, end)] : Array.Empty<PressMade>(),
                .. unnoticed.Remove(face, out Moment since) ? [Made(face, certain: false, since, moved.AtRest)] : Array.Empty<PressMade>(),
            ],
        };
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
        else if (face >= 0 && reasonsLamp.Thanked(face) is { } press)
        {
            ReasonsChosen--;
            return new Sighting([press], null);
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
