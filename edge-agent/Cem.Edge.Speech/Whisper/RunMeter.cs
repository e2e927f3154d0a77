namespace Cem.Edge.Speech.Whisper;

/// <summary>Adds up the time inside the encoder and the decoder, the yardstick for everything around them.</summary>
internal sealed class RunMeter(TimeProvider time)
{
    public TimeSpan Spent { get; private set; }

    public T Measure<T>(Func<T> run)
    {
        var start = time.GetTimestamp();
        var result = run();
        Spent += time.GetElapsedTime(start);
        return result;
    }
}
