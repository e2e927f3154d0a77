using Cem.Edge.FirmwareSim.Wiring;

namespace Cem.Edge.FirmwareSim.Lights;

/// <summary>What a push on a face means to the kiosk.</summary>
internal enum PushMeaning
{
    Press,
    Reason,

    /// <summary>The lamp changes in this moment: the kiosk decides by its own clock, a little before its lamp shows it.</summary>
    Either,
}

/// <summary>The lamp behind the printed reasons, as the witness sees it: while it shines, the face buttons mean reasons.</summary>
internal sealed class ReasonsLamp
{
    /// <summary>Within this of a change nobody before the kiosk can tell.</summary>
    private static readonly TimeSpan Uncertain = TimeSpan.FromMilliseconds(150);

    /// <summary>Pushes while it shone. The kiosk may have closed its offer before its lamp shows it, by as much as the machine stalls: a light of their face tells.</summary>
    private readonly List<PressMade> pushes = [];

    private bool shines;
    private Moment? changedAt;

    public void Dark()
    {
        pushes.Clear();
        shines = false;
        changedAt = null;
    }

    public void Turn(LevelWritten level)
    {
        if (level.High != shines)
        {
            shines = level.High;
            changedAt = level.At;
            if (shines)
            {
                pushes.Clear();
            }
        }
    }

    /// <summary>False when it has taken a reason already: a kiosk takes one for a press, and what comes while its lamp still shines is a press again.</summary>
    public bool Takes(PressMade push)
    {
        if (pushes.Count > 0)
        {
            return false;
        }

        pushes.Add(push);
        return true;
    }

    /// <summary>A face was thanked although no press of it waits: the push under the lamp that was a press after all, or null.</summary>
    public PressMade? Thanked(int face)
    {
        PressMade? push = pushes.Find(one => one.Face == face);
        pushes.RemoveAll(one => one == push);
        return push;
    }

    /// <summary>Pushes of which no light can tell any more: the agent died.</summary>
    public IReadOnlyList<PressMade> GiveUp()
    {
        PressMade[] open = [.. pushes];
        pushes.Clear();
        return open;
    }

    public bool IsUncertainAt(Moment at) => changedAt is { } changed && (at.Uptime - changed.Uptime).Duration() < Uncertain;

    public PushMeaning MeaningAt(Moment at) => IsUncertainAt(at) ? PushMeaning.Either : shines ? PushMeaning.Reason : PushMeaning.Press;
}

/// <summary>The one finger that is just moving a contact, what its push means, and the light that answered before the contact came to rest.</summary>
internal sealed record FingerMoving(ContactMoves Contact, PushMeaning Meaning, Moment? LitAt);
