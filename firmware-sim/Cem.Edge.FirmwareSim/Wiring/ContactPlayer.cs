namespace Cem.Edge.FirmwareSim.Wiring;

/// <summary>
/// Plays one movement of a contact with its bounce. It spins between the edges, because a timer is ten times coarser than a bounce, and it
/// measures what really happened: a stretched bounce can look like a second press, and the simulator must know of it.
/// </summary>
internal sealed class ContactPlayer(TimeProvider time, Func<int, bool, bool> moveTo)
{
    /// <summary>
    /// No finger is faster. Orders that a busy machine delivers late would else be played in one breath, and a press of no length at all is
    /// none, to a real kiosk too.
    /// </summary>
    public static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(45);

    private readonly Dictionary<int, long> restingSince = [];

    public ContactMoved Play(MoveContact move)
    {
        AwaitRest(move.Pin);
        Moment before = Moment.Now(time);
        bool wired = moveTo(move.Pin, move.Closed);
        Moment after = Moment.Now(time);

        TimeSpan longest = TimeSpan.Zero;
        long wrongSince = 0;
        bool right = true;
        foreach (int dwellUs in move.BounceUs)
        {
            Spin(dwellUs);
            right = !right;
            wrongSince = right ? wrongSince : time.GetTimestamp();
            moveTo(move.Pin, right == move.Closed);
            longest = right ? Longer(longest, time.GetElapsedTime(wrongSince)) : longest;
        }

        if (!right)
        {
            moveTo(move.Pin, move.Closed);
            longest = Longer(longest, time.GetElapsedTime(wrongSince));
        }

        Moment atRest = Moment.Now(time);
        restingSince[move.Pin] = atRest.Monotonic;
        return new ContactMoved(move.Pin, move.Closed, wired, before, after, atRest, (int)longest.TotalMicroseconds);
    }

    private void AwaitRest(int pin)
    {
        if (restingSince.TryGetValue(pin, out long since) && ShortestRest - time.GetElapsedTime(since) is { Ticks: > 0 } missing)
        {
            Task.Delay(missing, time).Wait();
        }
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
