using Cem.Edge.Speech.Models;
using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Whisper;

/// <summary>
/// One pass of the decoder over one encoded window. Each step hands the caches of the step before straight back, lets the model pick the surviving
/// rows by <c>parents</c>, and frees them; logits are read where the runtime wrote them.
/// </summary>
internal sealed class DecoderRun : IDecoderRun
{
    private const int HeadWidth = 64;
    private readonly InferenceSession session;
    private readonly DecoderNames names;
    private readonly CrossCache heard;
    private readonly RunOptions run = new();
    private readonly StepInput tokenInput = new();
    private readonly StepInput parentInput = new();
    private readonly OrtValue[] inputs;
    private readonly OrtValue[] empty;
    private readonly int vocabulary;
    private readonly RunMeter meter;
    private IDisposableReadOnlyCollection<OrtValue>? last;

    public DecoderRun(InferenceSession session, DecoderNames names, ModelManifest manifest, CrossCache heard, RunMeter meter)
    {
        (this.session, this.names, this.heard, this.meter) = (session, names, heard, meter);
        vocabulary = manifest.Vocabulary;
        inputs = new OrtValue[names.Inputs.Length];
        empty = [.. Enumerable.Range(0, names.Caches).Select(_ => OrtValue.CreateTensorValueFromMemory(Array.Empty<float>(), [1, manifest.Heads, 0, HeadWidth]))];
        for (var i = 0; i < names.Caches; i++)
            inputs[2 + names.Caches + i] = heard.Values[i];
        Restart();
    }

    public int Position { get; private set; }

    public void Restart()
    {
        empty.CopyTo(inputs, 2);
        last?.Dispose();
        last = null;
        Position = 0;
    }

    public Span<float> Step(scoped ReadOnlySpan<long> tokens, scoped ReadOnlySpan<long> parents)
    {
        var rows = parents.Length;
        inputs[0] = tokenInput.Of(tokens, rows, tokens.Length / rows);
        inputs[1] = parentInput.Of(parents, rows);

        var start = meter.Start();
        var results = session.Run(run, names.Inputs, inputs, names.Outputs);
        meter.Stop(start);
        last?.Dispose();
        last = results;
        for (var i = 0; i < names.Caches; i++)
            inputs[2 + i] = results[1 + i];
        Position += tokens.Length / rows;
        return results[0].GetTensorMutableDataAsSpan<float>()[..(rows * vocabulary)];
    }

    public void Dispose()
    {
        last?.Dispose();
        foreach (var value in empty)
            value.Dispose();
        tokenInput.Dispose();
        parentInput.Dispose();
        run.Dispose();
        heard.Dispose();
    }
}
