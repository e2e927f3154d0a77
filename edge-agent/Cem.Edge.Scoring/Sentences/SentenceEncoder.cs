using Cem.Edge.Scoring.Sentences.Network;
using Microsoft.ML.Tokenizers;

namespace Cem.Edge.Scoring.Sentences;

/// <summary>A clause as 384 numbers of length 1. One thread; safe to call from several.</summary>
internal sealed class SentenceEncoder : IDisposable
{
    private readonly SentenceManifest _settings;
    private readonly SentencePieceTokenizer _tokenizer;
    private readonly ISentenceNetwork _network;

    private SentenceEncoder(SentenceManifest settings, SentencePieceTokenizer tokenizer, ISentenceNetwork network) =>
        (_settings, _tokenizer, _network) = (settings, tokenizer, network);

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
            var tokenizer = Tokenizer(files.Tokenizer);
            return new SentenceEncoder(files.Settings, tokenizer, (ISentenceNetwork?)Transformer.Open(files.Graph, Transformer.Columns) ?? OnnxNetwork.Open(files, cacheFolder));
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

    public float[] Embed(string text) => _network.Embed(Tokens(text));

    public void Dispose() => _network.Dispose();

    /// <summary>Reading the vocabulary leaves garbage, which is given back before the graph takes its own memory.</summary>
    private static SentencePieceTokenizer Tokenizer(string path)
    {
        using var model = File.OpenRead(path);
        var tokenizer = SentencePieceTokenizer.Create(model, addBeginningOfSentence: false, addEndOfSentence: false);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return tokenizer;
    }
}
