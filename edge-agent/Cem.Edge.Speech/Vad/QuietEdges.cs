using System.Numerics.Tensors;

namespace Cem.Edge.Speech.Vad;

/// <summary>
/// Where a phrase is cut out of its surroundings: at the quietest moment near its speech, so that a tone or music beside it is not read along, and the same speech
/// is read the same whatever surrounds it. Near its speech: the detector's frames lie elsewhere in the same words each time, so the place is found by the level, to
/// the sample. What lies beyond a dead line (no sound at all) belongs to something else. Pure.
/// </summary>
internal static class QuietEdges
{
    /// <summary>A moment: 20 ms, more than one period of the deepest voice, and one frame of the encoder.</summary>
    internal const int Moment = AudioRate.SpeechHz / 50;

    /// <summary>Two neighbours leave each other 100 ms: weak first and last sounds lie outside of what the detector hears.</summary>
    internal const int Closest = AudioRate.SpeechHz / 10;

    /// <summary>No cut comes nearer than 50 ms to what is loud.</summary>
    private const int Margin = AudioRate.SpeechHz / 20;

    /// <summary>The quietest moment is sought over 300 ms: farther away it would often be the neighbour's.</summary>
    private const int Reach = AudioRate.SpeechHz * 3 / 10;

    /// <summary>A moment is loud down to 30 dB below the loudest sample, some 20 dB below the loudest moment: vowels and most consonants.</summary>
    private const float LoudShare = 0.001f;

    /// <summary>-80 dBFS: below the noise of any room and any microphone.</summary>
    private const float DeadLine = 1e-4f;

    /// <summary>samples: those of <paramref name="span"/>. Returns the span without what lies beyond the quietest moments beside its speech.</summary>
    public static SpeechSpan Cut(ReadOnlySpan<float> samples, SpeechSpan span)
    {
        var (first, last) = ((int)(span.FirstSpoken - span.Start), (int)(span.LastSpoken - span.Start));
        if (last - first < Moment)
            return span;
        var loudest = first + TensorPrimitives.IndexOfMaxMagnitude(samples[first..last]);
        var loud = LoudShare * Moment * samples[loudest] * samples[loudest];
        var onset = Edge(samples, first, -1, loud) - Margin;
        var offset = Edge(samples, last - Moment, 1, loud) + Margin;
        var start = onset >= 0 ? InStep(Quietest(samples, onset, -1), loudest, onset) : 0;
        var end = offset + Moment <= samples.Length ? Quietest(samples, offset, 1) + Moment : samples.Length;
        return span with { Start = span.Start + start, End = span.Start + end };
    }

    /// <summary>Whole frames of the encoder before the loudest sample, so that speech falls into the same frames although it is cut elsewhere; rather farther out than nearer.</summary>
    private static int InStep(int start, int loudest, int nearest)
    {
        var missing = (Moment - ((loudest - start) % Moment)) % Moment;
        return start >= missing ? start - missing
            : start + Moment - missing <= nearest ? start + Moment - missing
            : start;
    }

    /// <summary>The first moment from <paramref name="at"/> outwards that is not loud; where that one is none, the first from it inwards that is.</summary>
    private static int Edge(ReadOnlySpan<float> samples, int at, int outwards, float loud)
    {
        var step = IsLoud(samples, at, loud) ? outwards : -outwards;
        var sought = step != outwards;
        while (at + step >= 0 && at + step + Moment <= samples.Length && IsLoud(samples, at, loud) != sought)
            at += step;
        return at;
    }

    private static bool IsLoud(ReadOnlySpan<float> samples, int at, float loud) => TensorPrimitives.SumOfSquares(samples.Slice(at, Moment)) >= loud;

    /// <summary>First sample of the quietest moment that ends in sound, sought from speech outwards; of equals the nearest.</summary>
    private static int Quietest(ReadOnlySpan<float> samples, int from, int outwards)
    {
        var (best, lowest, dead) = (from, float.PositiveInfinity, 0);
        for (var at = from; at >= 0 && at + Moment <= samples.Length && Math.Abs(at - from) <= Reach && dead < Moment; at += outwards)
        {
            var moment = samples.Slice(at, Moment);
            dead = Math.Abs(outwards < 0 ? moment[0] : moment[^1]) < DeadLine ? dead + 1 : 0;
            if (dead == 0 && TensorPrimitives.SumOfSquares(moment) is var energy && energy < lowest)
                (best, lowest) = (at, energy);
        }

        return best;
    }
}
