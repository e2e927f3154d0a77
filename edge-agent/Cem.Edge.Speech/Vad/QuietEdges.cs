using System.Numerics.Tensors;

namespace Cem.Edge.Speech.Vad;

/// <summary>
/// Where a phrase is cut out of its surroundings: at the quietest moment near its speech, so that a tone or music beside it is not read along, and the same speech
/// is read the same whatever surrounds it. What lies beyond a dead line (no sound at all) belongs to something else. Pure.
/// </summary>
internal static class QuietEdges
{
    /// <summary>A moment: 20 ms, more than one period of the deepest voice.</summary>
    internal const int Moment = AudioRate.SpeechHz / 50;

    /// <summary>No cut comes nearer to speech than 100 ms: weak first and last sounds lie outside of what the detector hears.</summary>
    internal const int Closest = AudioRate.SpeechHz / 10;

    /// <summary>-80 dBFS: below the noise of any room and any microphone.</summary>
    private const float DeadLine = 1e-4f;

    /// <summary>samples: those of <paramref name="span"/>. Returns the span without what lies beyond the quietest moments of its padding.</summary>
    public static SpeechSpan Cut(ReadOnlySpan<float> samples, SpeechSpan span)
    {
        var before = (int)(span.FirstSpoken - span.Start) - Closest;
        var after = (int)(span.LastSpoken - span.Start) + Closest;
        var start = before >= Moment ? Quietest(samples[..before], before - Moment, outwards: -1) : 0;
        var end = samples.Length - after >= Moment ? after + Quietest(samples[after..], 0, outwards: 1) + Moment : samples.Length;
        return span with { Start = span.Start + start, End = span.Start + end };
    }

    /// <summary>First sample of the quietest moment that ends in sound, sought from speech outwards; of equals the nearest.</summary>
    private static int Quietest(ReadOnlySpan<float> edge, int from, int outwards)
    {
        var (best, lowest, dead) = (from, float.PositiveInfinity, 0);
        for (var at = from; at >= 0 && at + Moment <= edge.Length && dead < Moment; at += outwards)
        {
            var moment = edge.Slice(at, Moment);
            dead = Math.Abs(outwards < 0 ? moment[0] : moment[^1]) < DeadLine ? dead + 1 : 0;
            if (dead == 0 && TensorPrimitives.SumOfSquares(moment) is var energy && energy < lowest)
                (best, lowest) = (at, energy);
        }

        return best;
    }
}
