using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Vad;

/// <summary>
/// The detector on its way through one recording. Each run takes 576 samples: the last 64 of the previous frame (zeros at first), then 512 new ones.
/// With bare 512 the model hears no speech at all and raises no error (SPEECH.md 3). Not thread-safe: it keeps its tensors.
/// </summary>
internal sealed class VoiceStream : IDisposable
{
    private const int ContextSamples = 64;
    private const int StateLength = 2 * 128;

    /// <summary>-60 dBFS: 14 dB below the faintest phrase that is ever read.</summary>
    private const float Stillness = 0.001f;

    /// <summary>After two seconds of stillness the model's state hardly moves.</summary>
    private const int RestFrames = 64;
    private const float RestProbability = 0.05f;

    /// <summary>
    /// Music makes the model deaf to the first words of a voice, up to whole sentences. After four seconds without speech it begins afresh, as with a new recording;
    /// sooner, and music itself is taken for speech more often (README.md).
    /// </summary>
    private const int ForgetFrames = 125;
    private const float NoSpeech = 0.2f;
    private static readonly string[] InputNames = ["input", "state", "sr"];
    private static readonly string[] OutputNames = ["output", "stateN"];

    private readonly InferenceSession session;
    private readonly RunOptions run = new();
    private readonly float[] frame = new float[ContextSamples + VoiceDetector.FrameSamples];
    private readonly float[] state = new float[StateLength];
    private readonly float[] nextState = new float[StateLength];
    private readonly float[] probability = new float[1];
    private readonly OrtValue[] inputs;
    private readonly OrtValue[] outputs;
    private int still;
    private int withoutSpeech;

    public VoiceStream(InferenceSession session)
    {
        this.session = session;
        inputs =
        [
            OrtValue.CreateTensorValueFromMemory(frame, [1, frame.Length]),
            OrtValue.CreateTensorValueFromMemory(state, [2, 1, 128]),
            OrtValue.CreateTensorValueFromMemory(new long[] { AudioRate.SpeechHz }, []),
        ];
        outputs =
        [
            OrtValue.CreateTensorValueFromMemory(probability, [1, 1]),
            OrtValue.CreateTensorValueFromMemory(nextState, [2, 1, 128]),
        ];
    }

    /// <summary>Speech probability, 0 to 1, of the next 512 samples (mono, 16,000 Hz); fewer, at the end of a recording, are filled up with zeros.</summary>
    public float Hear(ReadOnlySpan<float> samples)
    {
        var fresh = frame.AsSpan(ContextSamples);
        samples.CopyTo(fresh);
        fresh[samples.Length..].Clear();
        if (!IsAtRest(fresh))
        {
            session.Run(run, InputNames, inputs, OutputNames, outputs);
            Remember();
        }

        frame.AsSpan(VoiceDetector.FrameSamples).CopyTo(frame);
        return probability[0];
    }

    private void Remember()
    {
        nextState.CopyTo(state, 0);
        withoutSpeech = probability[0] < NoSpeech ? withoutSpeech + 1 : 0;
        if (withoutSpeech < ForgetFrames)
            return;
        state.AsSpan().Clear();
        withoutSpeech = 0;
    }

    /// <summary>The other side speaks, or the line is closed: most of a call's channel. To run the model on would only cost time.</summary>
    private bool IsAtRest(ReadOnlySpan<float> fresh)
    {
        still = Math.Abs(TensorPrimitives.MaxMagnitude(fresh)) <= Stillness ? still + 1 : 0;
        return still > RestFrames && probability[0] < RestProbability;
    }

    public void Dispose()
    {
        foreach (var value in inputs.Concat(outputs))
            value.Dispose();
        run.Dispose();
    }
}
