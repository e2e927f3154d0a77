namespace Cem.Edge.Metrics.Indices;

/// <summary>How often each answer was given. Mergeable, so that hours add up to days and kiosks to stores.</summary>
public sealed class AnswerCounts
{
    private readonly long[] _counts;

    /// <param name="worstFirst">Count per value, value 0 = worst first, as on the wire; 2 to 11 values.</param>
    /// <exception cref="ArgumentException">Fewer than 2 or more than 11 values, or a negative count.</exception>
    public AnswerCounts(params IEnumerable<long> worstFirst)
    {
        _counts = [.. worstFirst];
        if (_counts.Length is < 2 or > 11)
        {
            throw new ArgumentException($"A scale has 2 to 11 values, not {_counts.Length}.", nameof(worstFirst));
        }

        if (_counts.Any(count => count < 0))
        {
            throw new ArgumentException("A count is never negative.", nameof(worstFirst));
        }
    }

    public int Scale => _counts.Length;

    public long N => _counts.Sum();

    public long this[int value] => _counts[value];

    /// <summary>Share of <paramref name="value"/>, 0 to 1; 0 without any answer.</summary>
    public double Share(int value) => N == 0 ? 0 : (double)_counts[value] / N;

    public AnswerCounts Plus(AnswerCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Scale == Scale
            ? new AnswerCounts(_counts.Zip(other._counts, (a, b) => a + b))
            : throw new ArgumentException($"Scales differ: {Scale} and {other.Scale}.", nameof(other));
    }

    /// <summary>Answers from <paramref name="value"/> upwards.</summary>
    public long AtLeast(int value) => _counts.Skip(value).Sum();
}
