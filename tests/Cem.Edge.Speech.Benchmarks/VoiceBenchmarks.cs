using BenchmarkDotNet.Attributes;
using Cem.Edge.Speech.Models;
using Cem.Edge.Speech.Vad;

namespace Cem.Edge.Speech.Benchmarks;

public class VoiceBenchmarks
{
    private readonly float[] frame = Sounds.Noise(0.032, AudioRate.SpeechHz);
    private VoiceDetector? detector;
    private VoiceStream? voice;

    [GlobalSetup]
    public void Load()
    {
        detector = VoiceDetector.Load(ModelFolder.Open(SpeechModels.Find().Vad, VoiceDetector.Layout));
        voice = detector.Begin();
    }

    [GlobalCleanup]
    public void Unload()
    {
        voice?.Dispose();
        detector?.Dispose();
    }

    /// <summary>512 samples, 32 ms of sound.</summary>
    [Benchmark]
    public float One_frame() => voice!.Hear(frame); // loaded above
}
