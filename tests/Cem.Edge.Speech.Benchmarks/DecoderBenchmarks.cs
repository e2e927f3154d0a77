using BenchmarkDotNet.Attributes;
using Cem.Edge.Speech.Mel;
using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Benchmarks;

/// <summary>The decoder alone, without any search: so many tokens one after the other, over the window of a 5 s remark. Allocated / Steps is what one step costs.</summary>
public class DecoderBenchmarks
{
    private const int Window = 512;
    private readonly float[] mel = new float[LogMel.Bands * 2 * Window];
    private IWhisperModel? model;
    private IDecoderRun? decoder;
    private long[] tokens = [];
    private long[] parents = [];
    private long[] prompt = [];

    [Params(8, 32, 128)]
    public int Steps { get; set; }

    [Params(1, 5)]
    public int Beams { get; set; }

    [GlobalSetup]
    public void Load()
    {
        model = WhisperModels.Load(SpeechModels.Find().Whisper, new SpeechRuntimeOptions());
        decoder = model.Listen(mel, Window, new RunMeter(TimeProvider.System));
        prompt = [model.Traits.Special.StartOfTranscript, .. model.Traits.Prompt("en")];
        tokens = [.. Enumerable.Repeat(1_000L, Beams)];
        parents = new long[Beams];
    }

    [GlobalCleanup]
    public void Unload()
    {
        decoder?.Dispose();
        model?.Dispose();
    }

    [Benchmark]
    public float Decode()
    {
        var run = decoder!; // loaded above
        run.Restart();
        run.Step(prompt, [0]);
        var last = 0f;
        for (var step = 0; step < Steps; step++)
            last = run.Step(tokens, parents)[0];
        return last;
    }
}
