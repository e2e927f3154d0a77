namespace Cem.Edge.Speech.Whisper;

/// <summary>Adds up the time inside the encoder and the decoder, the yardstick for everything around them.</summary>
internal sealed class RunMeter(TimeProvider time)
{
    public TimeSpan Spent { get; private set; }

    /// <summary>A run begins; hand the result to <see cref="Stop"/>. Not a closure over the run, which each step would allocate.</summary>
    public long Start() => time.GetTimestamp();

    public void Stop(long start) => Spent += time.GetElapsedTime(start);
}
