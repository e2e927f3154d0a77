using Cem.Edge.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;

namespace Cem.Edge.Scoring.Sentences;

/// <summary>A clause as 384 numbers of length 1. One thread; safe to call from several.</summary>
internal sealed class SentenceEncoder : IDisposable
{
    private static readonly string[] Outputs = ["embedding"];
    private static readonly string[] Inputs = ["input_ids", "attention_mask"];

    private readonly SentenceManifest _settings;
    private readonly SentencePieceTokenizer _tokenizer;
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();

    private SentenceEncoder(SentenceManifest settings, SentencePieceTokenizer tokenizer, InferenceSession session) =>
        (_settings, _tokenizer, _session) = (settings, tokenizer, session);

    /// <summary>Length of an embedding.</summary>
    public int Dimension => _settings.Dimension;

    /// <exception cref="EncoderException">The folder, its files or this machine's ONNX Runtime cannot be used.</exception>
    public static SentenceEncoder Load(string folder)
    {
        var files = EncoderFolder.Open(folder);
        try
        {
            _ = OnnxLibrary.Environment;
            using var options = Options();
            using var model = File.OpenRead(files.Tokenizer);
            var tokenizer = SentencePieceTokenizer.Create(model, addBeginningOfSentence: false, addEndOfSentence: false);
            var session = new InferenceSession(files.Graph, options);
            NativeMemory.GiveBack();
            return new SentenceEncoder(files.Settings, tokenizer, session);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // A native library that is absent or of another machine has error types of its own.
            throw new EncoderException($"{folder} cannot be opened ({problem.GetType().Name}: {problem.Message})", problem);
        }
    }

    /// <summary>Ids with start and end, cut to what the model takes.</summary>
    public long[] Tokens(string text)
    {
        var ids = _tokenizer.EncodeToIds(_settings.Prefix + text, addBeginningOfSentence: false, addEndOfSentence: false);
        return [_settings.Start, .. ids.Take(_settings.MaxTokens - 2).Select(id => (long)id), _settings.End];
    }

    public float[] Embed(string text)
    {
        var tokens = Tokens(text);
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
