namespace Cem.Edge.Scoring.Redaction;

/// <summary>Cards, card codes, phones, orders and ids among the digit runs. Whatever long number no rule knows is masked as an id.</summary>
/// <param name="serviceNumbers">Numbers of the store itself, digits only: they stay.</param>
internal sealed class NumberFinder(IReadOnlySet<string> serviceNumbers)
{
    public const int ShortestLongNumber = 6;
    private const int ShortestJoinedNumber = 9;
    private const int ShortestCardWithoutCue = 15;

    /// <summary>No number of a shop has more; it bounds the work on a text that is nothing but digits.</summary>
    private const int MostGroups = 64;

    public IEnumerable<Span> Find(ShadowText shadow) => DigitRunReader.Read(shadow.Text).SelectMany(run => Classify(shadow, run));

    private IEnumerable<Span> Classify(ShadowText shadow, DigitRun run)
    {
        if (serviceNumbers.Contains(run.Digits))
        {
            return [];
        }

        if (ChineseId(shadow, run) is { } id)
        {
            return [id];
        }

        if (run.Groups.Count > MostGroups)
        {
            return [Mask(shadow, MaskKind.Id, run)];
        }

        if (MayBeCard(shadow.Text, run) && CardNumbers.Find(run) is var (first, count))
        {
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
            MaskKind.Order => [shadow.ToRaw(MaskKind.Order, run.Start, run.End, OrderHash.Of(run.Digits))],
            { } kind => [Mask(shadow, kind, run)],
            null => LongGroups(shadow, run),
        };
    }

    /// <summary>Short card numbers are rare and one phone in ten has a fitting check digit: below 15 digits a cue is asked for.</summary>
    private static bool MayBeCard(string text, DigitRun run) =>
        !Cues.IsOrderNumber(text, run)
        && !(run.Start > 0 && text[run.Start - 1] == '+')
        && (run.Digits.Length >= ShortestCardWithoutCue || Cues.Of(text, run) == NumberCue.Card);

    private static string? Kind(string text, DigitRun run)
    {
        var n = run.Digits.Length;
        var cue = Cues.Of(text, run);
        if (cue == NumberCue.CardCode && n is >= 3 and <= 8 && (run.Groups.Count == 1 || run.Spoken || IsSpelledOut(run)))
        {
            return MaskKind.CardCode;
        }

        if (cue == NumberCue.Card && (n is >= 13 and <= 19 || IsPartOfCard(text, run)))
        {
            return MaskKind.Card;
        }

        if ((Checksums.Nhs(run.Digits) && cue == NumberCue.Id) || (run.Shape == "3-2-4" && !run.Loose))
        {
            return MaskKind.Id;
        }

        if (cue == NumberCue.Order && n is >= 4 and <= 24 && (n >= ShortestLongNumber || Cues.IsOrderNumber(text, run)) && (!run.Loose || IsSpelledOut(run)))
        {
            return MaskKind.Order;
        }

        if (PhoneRules.IsPhone(text, run, cue))
        {
            return MaskKind.Phone;
        }

        var isLong = run.Spoken && !run.Loose ? n >= ShortestLongNumber : !run.Loose && n >= ShortestJoinedNumber;
        return isLong || (n >= ShortestLongNumber && (run.Groups.Count == 1 || (cue is NumberCue.Id or NumberCue.Order or NumberCue.Phone && (run.Spoken || run.Groups.All(group => group.Digits.Length >= 3))) || IsSpelledOut(run))) ? MaskKind.Id : null;
    }

    /// <summary>Half a card number, broken off: behind its cue, one piece or fours.</summary>
    private static bool IsPartOfCard(string text, DigitRun run) =>
        run.Digits.Length is >= ShortestLongNumber and < 13
        && !run.Loose && !PhoneRules.HasOwnShape(run)
        && Cues.Before(text, run) == NumberCue.Card
        && (run.Groups.Count == 1 || run.Spoken || (run.Groups[0].Digits.Length == 4 && !text[run.Start..run.End].Contains('-', StringComparison.Ordinal)));

    /// <summary>Digits said one by one stay one number, whatever breath the recogniser wrote between them.</summary>
    private static bool IsSpelledOut(DigitRun run) => run.Groups.All(group => group.Digits.Length == 1 || (group.Spoken && group.Digits.Distinct().Count() == 1));

    private static Span? ChineseId(ShadowText shadow, DigitRun run)
    {
        var text = shadow.Text;
        var withLetter = run.Digits.Length == 17 && run.End < text.Length && text[run.End] == 'x';
        return Checksums.ChineseId(run.Digits + (withLetter ? "x" : "")) ? shadow.ToRaw(MaskKind.Id, run.Start, run.End + (withLetter ? 1 : 0)) : null;
    }

    private IEnumerable<Span> LongGroups(ShadowText shadow, DigitRun run) =>
        run.Groups.Where(group => group.Digits.Length >= ShortestLongNumber && !serviceNumbers.Contains(group.Digits)).Select(group => shadow.ToRaw(MaskKind.Id, group.Start, group.End));

    private static Span Mask(ShadowText shadow, string kind, DigitRun run) => shadow.ToRaw(kind, run.Start, run.End);
}
