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

    private bool shines;
    private Moment? changedAt;

    public void Dark()
    {
        shines = false;
        changedAt = null;
    }

    public void Turn(LevelWritten level)
    {
        if (level.High != shines)
        {
            shines = level.High;
            changedAt = level.At;
        }
    }

    public bool IsUncertainAt(Moment at) => changedAt is { } changed && (at.Uptime - changed.Uptime).Duration() < Uncertain;

    public PushMeaning MeaningAt(Moment at) => IsUncertainAt(at) ? PushMeaning.Either : shines ? PushMeaning.Reason : PushMeaning.Press;
}

/// <summary>The one finger that is just moving a contact, what its push means, and the light that answered before the contact came to rest.</summary>
internal sealed record FingerMoving(ContactMoves Contact, PushMeaning Meaning, Moment? LitAt);
