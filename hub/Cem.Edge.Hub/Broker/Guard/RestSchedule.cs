namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>When the memory that a crowd of log-ins has left behind is given back: once, after they have ceased.</summary>
internal sealed class RestSchedule
{
    private const int Crowd = 100;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private readonly Lock access = new();
    private int logIns;
    private TimeSpan last;

    public void NoteLogIn(TimeSpan now)
    {
        lock (access)
        {
            (logIns, last) = (logIns + 1, now);
        }
    }

    /// <summary>True once for each crowd.</summary>
    public bool IsDue(TimeSpan now)
    {
        lock (access)
        {
            if (logIns < Crowd || now - last < Quiet)
            {
                return false;
            }

            logIns = 0;
            return true;
        }
    }
}
