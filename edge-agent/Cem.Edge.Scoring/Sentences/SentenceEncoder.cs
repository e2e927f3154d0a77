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

    /// <param name="folder">The model's.</param>
    /// <param name="cacheFolder">Where its optimised graph is kept for the next start, which then maps the weights instead of copying them; null keeps none.</param>
    /// <exception cref="EncoderException">The folder, its files or this machine's ONNX Runtime cannot be used.</exception>
    public static SentenceEncoder Load(string folder, string? cacheFolder = null)
    {
        var files = EncoderFolder.Open(folder);
        try
        {
            _ = OnnxLibrary.Environment;
            var tokenizer = Tokenizer(files.Tokenizer);
            var session = Session(files, cacheFolder);
            NativeMemory.GiveBack();
            return new SentenceEncoder(files.Settings, tokenizer, session);
        }
        catch (EncoderException)
        {
            throw;
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

    /// <summary>Reading the vocabulary leaves garbage, which is given back before the graph takes its own memory.</summary>
    private static SentencePieceTokenizer Tokenizer(string path)
    {
        using var model = File.OpenRead(path);
        var tokenizer = SentencePieceTokenizer.Create(model, addBeginningOfSentence: false, addEndOfSentence: false);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return tokenizer;
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
