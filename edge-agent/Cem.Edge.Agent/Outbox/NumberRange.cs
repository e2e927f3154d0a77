using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Outbox;

internal static class NumberRange
{
    /// <summary>What is left of <paramref name="whole"/> without <paramref name="taken"/>, in order.</summary>
    public static IReadOnlyList<SeqRange> Without(SeqRange whole, IEnumerable<SeqRange> taken)
    {
        var left = new List<SeqRange>();
        long next = whole.From;
        foreach (SeqRange one in taken.Where(one => one.To >= one.From).OrderBy(one => one.From).TakeWhile(one => one.From <= whole.To))
        {
            if (one.From > next)
            {
                left.Add(new SeqRange(next, one.From - 1));
            }

            next = Math.Max(next, one.To + 1);
        }

        if (next <= whole.To)
        {
            left.Add(new SeqRange(next, whole.To));
        }

        return left;
    }
}
