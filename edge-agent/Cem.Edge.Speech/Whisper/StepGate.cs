namespace Cem.Edge.Speech.Whisper;

/// <summary>Asked before each decoding step: throws when cancelled, says no when the time for this recording is up.</summary>
internal sealed class StepGate(TimeProvider time, TimeSpan? budget, CancellationToken cancel)
{
    private readonly long start = time.GetTimestamp();

    public CancellationToken Cancel => cancel;

    /// <summary>Null: no limit.</summary>
    public TimeSpan? Left => budget - time.GetElapsedTime(start);

    public bool TimeIsUp => Left <= TimeSpan.Zero;

    public bool Open()
    {
        cancel.ThrowIfCancellationRequested();
        return !TimeIsUp;
    }
}
