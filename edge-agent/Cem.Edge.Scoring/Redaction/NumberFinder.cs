namespace Cem.Edge.Scoring.Redaction;

/// <summary>Cards, card codes, phones and ids among the digit runs. Whatever long number no rule knows is masked as an id.</summary>
internal static class NumberFinder
{
    private const int ShortestLongNumber = 6;
    private const int ShortestJoinedNumber = 9;

    /// <summary>No number of a shop has more; it bounds the work on a text that is nothing but digits.</summary>
    private const int MostGroups = 64;

    /// <summary>Lengths of cards, the common ones first, so that a stray digit before a card does not win by chance.</summary>
    private static readonly int[] CardLengths = [16, 15, 14, 13, 19, 18, 17, 12];

    public static IEnumerable<Span> Find(ShadowText shadow) =>
        DigitRunReader.Read(shadow.Text).SelectMany(run => Classify(shadow, run));

    private static IEnumerable<Span> Classify(ShadowText shadow, DigitRun run)
    {
        if (ChineseId(shadow, run) is { } id)
        {
            return [id];
        }

        if (run.Groups.Count > MostGroups)
        {
            return [Mask(shadow, MaskKind.Id, run)];
        }

        if (CardPart(run) is var (first, count))
        {
            (first, count) = WithLeftovers(run, first, count);
            return
            [
                .. first > 0 ? Classify(shadow, run.Part(0, first)) : [],
                Mask(shadow, MaskKind.Card, run.Part(first, count)),
                .. first + count < run.Groups.Count ? [Mask(shadow, MaskKind.CardCode, run.Part(first + count, run.Groups.Count - first - count))] : Array.Empty<Span>(),
            ];
        }

        return Kind(shadow.Text, run) switch
        {
            MaskKind.Phone => [PhoneRules.Whole(shadow, run)],
            { } kind => [Mask(shadow, kind, run)],
            null => LongGroups(shadow, run),
        };
    }

    private static string? Kind(string text, DigitRun run)
    {
        var n = run.Digits.Length;
        if (n is 15 or 16 && Cues.Card(text, run))
        {
            return MaskKind.Card;
        }

        if (n is >= 3 and <= 6 && Cues.CardCode(text, run))
        {
            return MaskKind.CardCode;
        }

        if (Checksums.Nhs(run.Digits) && Cues.Id(text, run))
        {
            return MaskKind.Id;
        }

        if (run.Shape == "3-2-4" && !run.Loose)
        {
            return MaskKind.Id;
        }

        if (PhoneRules.IsPhone(text, run))
        {
            return MaskKind.Phone;
        }

        var long_ = run.Spoken && !run.Loose ? n >= ShortestLongNumber : !run.Loose && n >= ShortestJoinedNumber;
        return long_ || (n >= ShortestLongNumber && (run.Groups.Count == 1 || Cues.Id(text, run) || IsSpelledOut(run))) ? MaskKind.Id : null;
    }

    /// <summary>Digits said one by one stay one number, whatever breath the recogniser wrote between them.</summary>
    private static bool IsSpelledOut(DigitRun run) => run.Groups.All(group => group.Digits.Length == 1 || (group.Spoken && group.Digits.Distinct().Count() == 1));

    /// <summary>A stretch of whole groups that is a valid card number.</summary>
    private static (int First, int Count)? CardPart(DigitRun run)
    {
        foreach (var length in CardLengths)
        {
            for (var first = 0; first < run.Groups.Count; first++)
            {
                var (count, digits) = (0, 0);
                while (digits < length && first + count < run.Groups.Count)
                {
                    digits += run.Groups[first + count].Digits.Length;
                    count++;
                }

                if (digits == length && IsCard(run.Part(first, count).Digits))
                {
                    return (first, count);
                }
            }
        }

        return null;
    }

    private static bool IsCard(string digits) => Checksums.Luhn(digits) && digits.Distinct().Count() > 1;

    /// <summary>A digit or two in the same breath are part of the number; three or more after it are its date or code.</summary>
    private static (int First, int Count) WithLeftovers(DigitRun run, int first, int count)
    {
        var after = run.Groups.Count - first - count;
        if (after > 0 && run.Part(first + count, after).Digits.Length < 3)
        {
            count += after;
        }

        return first > 0 && run.Part(0, first) is { Spoken: true, Digits.Length: < ShortestLongNumber } ? (0, first + count) : (first, count);
    }

    private static Span? ChineseId(ShadowText shadow, DigitRun run)
    {
        var text = shadow.Text;
        var withLetter = run.Digits.Length == 17 && run.End < text.Length && text[run.End] == 'x';
        return Checksums.ChineseId(run.Digits + (withLetter ? "x" : "")) ? shadow.ToRaw(MaskKind.Id, run.Start, run.End + (withLetter ? 1 : 0)) : null;
    }

    private static IEnumerable<Span> LongGroups(ShadowText shadow, DigitRun run) =>
        run.Groups.Where(group => group.Digits.Length >= ShortestLongNumber).Select(group => shadow.ToRaw(MaskKind.Id, group.Start, group.End));

    private static Span Mask(ShadowText shadow, string kind, DigitRun run) => shadow.ToRaw(kind, run.Start, run.End);
}
