using BenchmarkDotNet.Attributes;
using Cem.Edge.Speech.Resampling;

namespace Cem.Edge.Speech.Benchmarks;

public class ResamplingBenchmarks
{
    private float[] second = [];
    private ResamplerStream stream = new(Resampler.For(8_000, AudioRate.SpeechHz));

    [Params(8_000, 44_100, 48_000)]
    public int FromHz { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        second = Sounds.Noise(1, FromHz);
        stream = new ResamplerStream(Resampler.For(FromHz, AudioRate.SpeechHz));
    }

    [Benchmark]
    public int One_second() => stream.Feed(second).Length;
}
