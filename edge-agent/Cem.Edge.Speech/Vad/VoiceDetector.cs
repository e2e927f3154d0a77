using Cem.Edge.Speech.Models;
using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Vad;

/// <summary>
/// Silero VAD v6. Each run takes 576 samples: the last 64 of the previous frame (zeros at first), then 512 new ones. With bare 512 the model
/// hears no speech at all and raises no error (SPEECH.md 3). Not thread-safe: it keeps its tensors.
/// </summary>
internal sealed class VoiceDetector : IDisposable
{
    public const string Layout = "silero-vad/6";
    public const int FrameSamples = 512;
    private const int ContextSamples = 64;
    private const int StateLength = 2 * 128;
    private const long SampleRateHz = 16_000;
    private static readonly string[] InputNames = ["input", "state", "sr"];
    private static readonly string[] OutputNames = ["output", "stateN"];

    private readonly InferenceSession session;
    private readonly RunOptions run = new();
    private readonly float[] frame = new float[ContextSamples + FrameSamples];
    private readonly float[] state = new float[StateLength];
    private readonly float[] nextState = new float[StateLength];
    private readonly float[] probability = new float[1];
    private readonly OrtValue[] inputs;
    private readonly OrtValue[] outputs;

    private VoiceDetector(InferenceSession session)
    {
        this.session = session;
        inputs =
        [
            OrtValue.CreateTensorValueFromMemory(frame, [1, frame.Length]),
            OrtValue.CreateTensorValueFromMemory(state, [2, 1, 128]),
            OrtValue.CreateTensorValueFromMemory(new[] { SampleRateHz }, []),
        ];
        outputs =
        [
            OrtValue.CreateTensorValueFromMemory(probability, [1, 1]),
            OrtValue.CreateTensorValueFromMemory(nextState, [2, 1, 128]),
        ];
    }

    public static VoiceDetector Load(ModelFolder folder)
    {
        // One frame is too little work to share between threads.
        using var options = OnnxSession.Options(new SpeechRuntimeOptions { Threads = 1 });
        return new VoiceDetector(OnnxSession.Open(folder.Verified("silero_vad_v6.onnx"), options));
    }

    /// <summary>Speech probability, 0 to 1, of each 32 ms of <paramref name="samples"/> (mono, 16,000 Hz); the last frame is filled with zeros.</summary>
    public float[] Probabilities(ReadOnlySpan<float> samples, CancellationToken cancel)
    {
        Array.Clear(frame);
        Array.Clear(state);
        var result = new float[(samples.Length + FrameSamples - 1) / FrameSamples];
        for (var i = 0; i < result.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var part = samples[(i * FrameSamples)..Math.Min(samples.Length, (i + 1) * FrameSamples)];
            var fresh = frame.AsSpan(ContextSamples);
            part.CopyTo(fresh);
            fresh[part.Length..].Clear();

            session.Run(run, InputNames, inputs, OutputNames, outputs);
            result[i] = probability[0];
            nextState.CopyTo(state, 0);
            frame.AsSpan(FrameSamples).CopyTo(frame);
        }

        return result;
    }

    public void Dispose()
    {
        foreach (var value in inputs.Concat(outputs))
            value.Dispose();
        run.Dispose();
        session.Dispose();
    }
}
