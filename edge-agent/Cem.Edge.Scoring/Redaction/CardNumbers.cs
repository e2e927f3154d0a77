namespace Cem.Edge.Scoring.Redaction;

/// <summary>Finds a payment card inside a digit run: whole groups, a length that cards have, and a check digit that fits.</summary>
internal static class CardNumbers
{
    /// <summary>Lengths of cards, the common ones first, so that a stray digit before a card does not win by chance.</summary>
    private static readonly int[] Lengths = [16, 15, 14, 13, 19, 18, 17, 12];

    /// <summary>First group and number of groups, or null.</summary>
    public static (int First, int Count)? Find(DigitRun run)
    {
        if (Lengths.Contains(run.Digits.Length) && IsCard(run.Digits) && IsSaidLikeACard(run))
        {
            return (0, run.Groups.Count);
        }

        foreach (var length in Lengths)
        {
            for (var first = 0; first < run.Groups.Count; first++)
            {
                var (count, digits) = (0, 0);
                while (digits < length && first + count < run.Groups.Count)
                {
                    digits += run.Groups[first + count].Digits.Length;
                    count++;
                }

                if (digits == length && run.Part(first, count) is var part && IsCard(part.Digits) && IsSaidLikeACard(part))
                {
                    return WithLeftovers(run, first, count);
                }
            }
        }

        return null;
    }

    private static bool IsCard(string digits) => Checksums.Luhn(digits) && digits.Distinct().Count() > 1;

    /// <summary>A written list ("60, 104, 106, 110") is no card, whatever its sum; fours with commas between them are how a recogniser writes one.</summary>
    private static bool IsSaidLikeACard(DigitRun run) =>
        !run.Loose || run.Spoken || run.Shape == "4-6-5" || run.Groups.SkipLast(1).All(group => group.Digits.Length == 4) || run.Groups.All(group => group.Digits.Length <= 2);

    /// <summary>A digit or two in the same breath are part of the number; three or more after it are its date or code.</summary>
    private static (int First, int Count) WithLeftovers(DigitRun run, int first, int count)
    {
        var after = run.Groups.Count - first - count;
        if (after > 0 && run.Part(first + count, after).Digits.Length < 3)
        {
            count += after;
        }

        return first > 0 && run.Part(0, first) is { Spoken: true, Digits.Length: < NumberFinder.ShortestLongNumber } ? (0, first + count) : (first, count);
    }
}
