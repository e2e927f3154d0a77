using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Cem.Edge.Speech.Whisper.Optimum;

/// <summary>Keys and values between two runs of a merged decoder. Rows that stay in place are handed back as they are, others are copied.</summary>
internal sealed class OptimumCaches(int count, int heads, int headWidth) : IDisposable
{
    private readonly OrtValue[] nothing = [.. Enumerable.Range(0, count).Select(_ => OrtValue.CreateTensorValueFromMemory(Array.Empty<float>(), [1, heads, 0, headWidth]))];
    private readonly List<OrtValue> copies = [];
    private readonly List<OrtValue> spread = [];
    private IDisposableReadOnlyCollection<OrtValue>? first;
    private IDisposableReadOnlyCollection<OrtValue>? last;

    /// <summary>Of the decoder: what the next run continues; nothing before the first run.</summary>
    public IReadOnlyList<OrtValue> Decoder { get; private set; } = [];

    /// <summary>Of the encoder, as the first run computed them: one row, which serves all.</summary>
    public IReadOnlyList<OrtValue> Encoder { get; private set; } = [];

    /// <summary>Row r of the next run continues row parents[r] of the one before.</summary>
    public void Pick(ReadOnlySpan<long> parents)
    {
        if (last is null)
            (Decoder, Encoder) = (nothing, nothing);
        else if (!IsSame(parents, Decoder[0].GetTensorTypeAndShape().Shape[0]))
            Decoder = Copies(Decoder, parents, copies);
        if (IsSpread && Encoder[0].GetTensorTypeAndShape().Shape[0] != parents.Length)
            Spread(parents.Length);
    }

    /// <summary>Takes over the results of a run: logits, the decoder's caches and, from the first run, the encoder's.</summary>
    public void Take(IDisposableReadOnlyCollection<OrtValue> results)
    {
        Decoder = [.. results.Skip(1).Take(count)];
        if (first is null)
        {
            first = results;
            Encoder = [.. results.Skip(1 + count)];
        }
        else if (last != first)
        {
            last?.Dispose();
        }

        last = results;
        Drop(copies);
    }

    /// <summary>Each row has its own copy of the encoder's caches, for an export that does not let rows share one.</summary>
    public bool IsSpread => spread.Count > 0;

    public void Spread(int rows)
    {
        var copied = Copies(Encoder, new long[rows], []);
        Drop(spread);
        spread.AddRange(copied);
        Encoder = copied;
    }

    public void Clear()
    {
        if (last != first)
            last?.Dispose();
        first?.Dispose();
        (first, last) = (null, null);
        Drop(copies);
        Drop(spread);
    }

    public void Dispose()
    {
        Clear();
        foreach (var value in nothing)
            value.Dispose();
    }

    private static List<OrtValue> Copies(IReadOnlyList<OrtValue> caches, ReadOnlySpan<long> parents, List<OrtValue> owner)
    {
        var made = new List<OrtValue>(caches.Count);
        foreach (var cache in caches)
            made.Add(Copy(cache, parents, owner));
        return made;
    }

    private static OrtValue Copy(OrtValue cache, ReadOnlySpan<long> parents, List<OrtValue> owner)
    {
        var shape = cache.GetTensorTypeAndShape().Shape;
        var row = (int)(shape[1] * shape[2] * shape[3]);
        var copy = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, [parents.Length, .. shape[1..]]);
        var from = cache.GetTensorDataAsSpan<float>();
        var to = copy.GetTensorMutableDataAsSpan<float>();
        for (var i = 0; i < parents.Length; i++)
            from.Slice((int)parents[i] * row, row).CopyTo(to[(i * row)..]);
        owner.Add(copy);
        return copy;
    }

    private static void Drop(List<OrtValue> values)
    {
        values.ForEach(value => value.Dispose());
        values.Clear();
    }

    private static bool IsSame(ReadOnlySpan<long> parents, long rows)
    {
        for (var row = 0; row < parents.Length; row++)
        {
            if (parents[row] != row)
                return false;
        }

        return parents.Length == rows;
    }
}
