using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Whisper.Optimum;

/// <summary>
/// One pass of a merged decoder. The first run takes the prompt without a cache and computes the encoder's keys and values, which are kept: later runs return
/// dummies there. Later runs take one token for each row. This layout knows no <c>parents</c>, so rows that change places are copied.
/// </summary>
internal sealed class OptimumDecoderRun(InferenceSession session, OptimumNames names, OptimumConfig config, IDisposableReadOnlyCollection<OrtValue> hidden, RunMeter meter) : IDecoderRun
{
    private static readonly long[] InPlace = [.. Enumerable.Range(0, TranscribeOptions.MostBeams)];
    private readonly OptimumCaches caches = new(names.Caches, config.DecoderAttentionHeads, config.DModel / config.DecoderAttentionHeads);
    private readonly RunOptions run = new();
    private float[] lastOfEach = [];

    public int Position { get; private set; }

    public void Restart()
    {
        caches.Clear();
        Position = 0;
    }

    public Span<float> Step(scoped ReadOnlySpan<long> tokens, scoped ReadOnlySpan<long> parents)
    {
        if (Position == 0)
            return Run(tokens.ToArray(), parents);

        var width = tokens.Length / parents.Length;
        Span<float> logits = [];
        for (var column = 0; column < width; column++)
            logits = Run(Column(tokens, column, width), column == 0 ? parents : InPlace.AsSpan(0, parents.Length));
        return logits;
    }

    public void Dispose()
    {
        caches.Dispose();
        hidden.Dispose();
        run.Dispose();
    }

    private Span<float> Run(long[] tokens, scoped ReadOnlySpan<long> parents)
    {
        var (rows, width) = (parents.Length, tokens.Length / parents.Length);
        caches.Pick(parents);
        using var input = OrtValue.CreateTensorValueFromMemory(tokens, [rows, width]);
        using var cached = OrtValue.CreateTensorValueFromMemory(new[] { Position > 0 }, [1]);
        using var positions = OrtValue.CreateTensorValueFromMemory(Enumerable.Range(Position, width).Select(position => (long)position).ToArray(), [width]);
        OrtValue[] head = names.WantsPosition ? [input, hidden[0], cached, positions] : [input, hidden[0], cached];

        var results = Answer(head, rows);
        caches.Take(results);
        Position += width;
        return LastOfEach(results[0].GetTensorMutableDataAsSpan<float>(), rows, width);
    }

    private IDisposableReadOnlyCollection<OrtValue> Answer(OrtValue[] head, int rows)
    {
        try
        {
            return Once(head);
        }
        catch (OnnxRuntimeException) when (rows > 1 && !caches.IsSpread)
        {
            // Most exports let all rows share one copy of what was heard; this one does not.
            caches.Spread(rows);
            return Once(head);
        }
    }

    private IDisposableReadOnlyCollection<OrtValue> Once(OrtValue[] head)
    {
        var start = meter.Start();
        var results = session.Run(run, names.Inputs, [.. head, .. caches.Decoder, .. caches.Encoder], Position == 0 ? names.FirstOutputs : names.LaterOutputs);
        meter.Stop(start);
        return results;
    }

    private static long[] Column(ReadOnlySpan<long> tokens, int column, int width)
    {
        var values = new long[tokens.Length / width];
        for (var row = 0; row < values.Length; row++)
            values[row] = tokens[(row * width) + column];
        return values;
    }

    /// <summary>This layout answers for every token of the prompt; only the last counts.</summary>
    private Span<float> LastOfEach(Span<float> logits, int rows, int width)
    {
        if (width == 1)
            return logits;
        var vocabulary = logits.Length / rows / width;
        Array.Resize(ref lastOfEach, rows * vocabulary);
        for (var row = 0; row < rows; row++)
            logits.Slice(((row * width) + width - 1) * vocabulary, vocabulary).CopyTo(lastOfEach.AsSpan(row * vocabulary));
        return lastOfEach;
    }
}
