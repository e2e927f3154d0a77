using BenchmarkDotNet.Attributes;
using Cem.Edge.Speech.Mel;

namespace Cem.Edge.Speech.Benchmarks;

public class MelBenchmarks
{
    private readonly LogMel logMel = new();
    private float[] samples = [];
    private float[] mel = [];

    [Params(4, 30)]
    public int Seconds { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        samples = Sounds.Noise(Seconds, AudioRate.SpeechHz);
        mel = new float[LogMel.Bands * LogMel.Frames(samples.Length)];
    }

    [Benchmark]
    public void Log_mel() => logMel.Compute(samples, mel, LogMel.Frames(samples.Length));
}
