using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Whisper;

/// <summary>Runs the encoder over a window of mel frames.</summary>
internal sealed class EncoderRun(InferenceSession session, int layers)
{
    /// <summary>Encoder frames of 20 ms in Whisper's own window of 30 s.</summary>
    public const int FullWindow = 1500;
    private const int Bands = Mel.LogMel.Bands;
    private static readonly string[] InputNames = ["mel"];
    private readonly string[] outputNames = [.. Enumerable.Range(0, layers).SelectMany(i => new[] { $"cross_k_{i}", $"cross_v_{i}" })];

    /// <summary>mel: [80, 2 * window], row by row; window: encoder frames of 20 ms, at most 1500.</summary>
    public CrossCache Encode(Memory<float> mel, int window, RunMeter meter)
    {
        using var run = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, mel[..(Bands * 2 * window)], [1, Bands, 2 * window]);
        var start = meter.Start();
        var values = session.Run(run, InputNames, [input], outputNames);
        meter.Stop(start);
        return new CrossCache(values);
    }
}
