namespace Cem.Edge.Hub.Rescoring;

/// <summary>How fast the pass in work goes, since this process took it up. Thread-safe.</summary>
internal sealed class RescoringMeter(TimeProvider time)
{
    private readonly Lock gate = new();
    private long scoring = ScoringRow.AsSent;
    private long startedAt;
    private RescoringPace pace = RescoringPace.None;

    public void Note(long id, int remarks, int clauses, long stepStartedAt)
    {
        lock (gate)
        {
            if (scoring != id)
            {
                (scoring, startedAt, pace) = (id, stepStartedAt, RescoringPace.None);
            }

            pace = new RescoringPace(pace.Remarks + remarks, pace.Clauses + clauses, time.GetElapsedTime(startedAt));
        }
    }

    /// <summary>Nothing for a pass that is not in work.</summary>
    public RescoringPace Of(long id)
    {
        lock (gate)
        {
            return scoring == id ? pace : RescoringPace.None;
        }
    }
}
