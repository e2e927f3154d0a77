namespace Cem.Edge.FirmwareSim.Wiring;

/// <summary>
/// Plays one movement of a contact with its bounce. It spins between the edges, because a timer is ten times coarser than a bounce, and it
/// measures what really happened: a stretched bounce can look like a second press, and the simulator must know of it.
/// </summary>
internal sealed class ContactPlayer(TimeProvider time, Func<int, bool, bool> moveTo)
{
    public ContactMoved Play(MoveContact move)
    {
        Moment before = Moment.Now(time);
        bool wired = moveTo(move.Pin, move.Closed);
        Moment after = Moment.Now(time);

        TimeSpan longest = TimeSpan.Zero;
        long wrongSince = 0;
        bool atRest = true;
        foreach (int dwellUs in move.BounceUs)
        {
            Spin(dwellUs);
            atRest = !atRest;
            wrongSince = atRest ? wrongSince : time.GetTimestamp();
            moveTo(move.Pin, atRest == move.Closed);
            longest = atRest ? Longer(longest, time.GetElapsedTime(wrongSince)) : longest;
        }

        if (!atRest)
        {
            moveTo(move.Pin, move.Closed);
            longest = Longer(longest, time.GetElapsedTime(wrongSince));
        }

        return new ContactMoved(move.Pin, move.Closed, wired, before, after, (int)longest.TotalMicroseconds);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private void Spin(int dwellUs)
    {
        long since = time.GetTimestamp();
        var dwell = TimeSpan.FromMicroseconds(dwellUs);
        while (time.GetElapsedTime(since) < dwell)
        {
            Thread.SpinWait(20);
        }
    }
}
