using BenchmarkDotNet.Attributes;
using Cem.Edge.Speech.Mel;
using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Benchmarks;

public class EncoderBenchmarks
{
    private readonly float[] mel = new float[LogMel.Bands * 2 * 1_500];
    private readonly RunMeter meter = new(TimeProvider.System);
    private IWhisperModel? model;

    /// <summary>Encoder frames of 20 ms: speech of 2.5, 5.1 and over 24 s.</summary>
    [Params(384, 512, 1_500)]
    public int Window { get; set; }

    [GlobalSetup]
    public void Load() => model = WhisperModels.Load(SpeechModels.Find().Whisper, new SpeechRuntimeOptions());

    [GlobalCleanup]
    public void Unload() => model?.Dispose();

    [Benchmark]
    public void Encode() => model!.Listen(mel, Window, meter).Dispose(); // loaded above
}
