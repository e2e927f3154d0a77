using Cem.Edge.Speech.Models;
using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Vad;

/// <summary>Silero VAD v6, loaded once; what it remembers of a recording lives in a <see cref="VoiceStream"/>.</summary>
internal sealed class VoiceDetector(InferenceSession session) : IDisposable
{
    public const string Layout = "silero-vad/6";
    public const int FrameSamples = 512;

    public static VoiceDetector Load(ModelFolder folder) =>
        // One frame is too little work to share between threads.
        new(OnnxSession.Open(folder, "silero_vad_v6.onnx", new SpeechRuntimeOptions { Threads = 1 }));

    /// <summary>Begins a recording; several may be under way at once.</summary>
    public VoiceStream Begin() => new(session);

    /// <summary>Speech probability, 0 to 1, of each 32 ms of <paramref name="samples"/> (mono, 16,000 Hz); the last frame is filled with zeros.</summary>
    public float[] Probabilities(ReadOnlySpan<float> samples, CancellationToken cancel)
    {
        using var stream = Begin();
        var result = new float[(samples.Length + FrameSamples - 1) / FrameSamples];
        for (var i = 0; i < result.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            result[i] = stream.Hear(samples[(i * FrameSamples)..Math.Min(samples.Length, (i + 1) * FrameSamples)]);
        }

        return result;
    }

    public void Dispose() => session.Dispose();
}
