using Cem.Edge.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>Any graph of the layout on any processor, by ONNX Runtime on one thread.</summary>
internal sealed class OnnxNetwork : ISentenceNetwork
{
    private static readonly string[] Outputs = ["embedding"];
    private static readonly string[] Inputs = ["input_ids", "attention_mask"];

    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();

    private OnnxNetwork(InferenceSession session) => _session = session;

    /// <param name="files">The model's.</param>
    /// <param name="cacheFolder">Where its optimised graph is kept for the next start, which then maps the weights instead of copying them; null keeps none.</param>
    public static OnnxNetwork Open(EncoderFolder files, string? cacheFolder)
    {
        _ = OnnxLibrary.Environment;
        var network = new OnnxNetwork(Session(files, cacheFolder));
        NativeMemory.GiveBack();
        return network;
    }

    public float[] Embed(long[] tokens)
    {
        var mask = new long[tokens.Length];
        Array.Fill(mask, 1);
        long[] shape = [1, tokens.Length];
        using var ids = OrtValue.CreateTensorValueFromMemory(tokens, shape);
        using var attention = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var outputs = _session.Run(_run, Inputs, [ids, attention], Outputs);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    public void Dispose()
    {
        _session.Dispose();
        _run.Dispose();
    }

    private static InferenceSession Session(EncoderFolder files, string? cacheFolder)
    {
        if (cacheFolder is not null)
        {
            var cache = GraphCache.In(cacheFolder, KeptWeights.AsTheyAre);
            if (cache.Open(EncoderFolder.Name, files.GraphSha256, Options) is { } kept)
            {
                return kept;
            }

            // The session that writes the graph holds it twice: it goes, and the kept one is mapped.
            cache.OpenAndKeep(EncoderFolder.Name, files.Graph, files.GraphSha256, Options)?.Dispose();
            if (cache.Open(EncoderFolder.Name, files.GraphSha256, Options) is { } fresh)
            {
                return fresh;
            }
        }

        using var options = Options();
        return new InferenceSession(files.Graph, options);
    }

    private static SessionOptions Options()
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            EnableCpuMemArena = false,
            EnableMemoryPattern = false,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }
}
