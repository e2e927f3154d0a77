using System.Text.RegularExpressions;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>
/// Phone numbers by shape and context. A full numbering plan (libphonenumber) finds more numbers valid than people say: in a store most
/// numbers are prices, sizes and orders, so a cue or a telling shape is required.
/// </summary>
internal static partial class PhoneRules
{
    private static readonly string[] TellingShapes = ["3-3-4", "1-3-3-4", "3-4-4", "3-4", "5-6", "4-3-4", "3-8", "4-7", "4-8", "2-4-4", "5-3-3", "2-3-3-4", "2-3-4-4", "3-3-3"];

    /// <summary>A Chinese mobile or a 400 number: told by its digits alone.</summary>
    public static bool HasOwnShape(DigitRun run) => run.Digits.Length switch
    {
        11 => run.Digits[0] == '1' && run.Digits[1] is >= '3' and <= '9',
        13 => run.Digits.StartsWith("861", StringComparison.Ordinal) && run.Digits[3] is >= '3' and <= '9',
        10 => run.Digits.StartsWith("400", StringComparison.Ordinal) || run.Digits.StartsWith("800", StringComparison.Ordinal),
        _ => false,
    };

    public static bool IsPhone(string shadow, DigitRun run, NumberCue cue)
    {
        var n = run.Digits.Length;
        return n switch
        {
            < 7 or > 16 => false,
            _ when HasOwnShape(run) => cue is not NumberCue.Order || run.Groups.Count > 1,
            _ when cue is NumberCue.Id or NumberCue.Order => false,
            _ when run.Loose && !run.Spoken && cue != NumberCue.Phone => false,
            _ when IsInternational(shadow, run) => true,
            10 or 11 when run.Digits[0] == '0' => true,
            _ when TellingShapes.Contains(run.Shape) && HasHyphenOrBracket(shadow, run) => true,
            _ => cue == NumberCue.Phone,
        };
    }

    /// <summary>The number with the bracket or plus before it and the extension behind it.</summary>
    public static Span Whole(ShadowText shadow, DigitRun run)
    {
        var start = run.Start > 0 && shadow.Text[run.Start - 1] is '(' or '+' ? run.Start - 1 : run.Start;
        var extension = Extension().Match(shadow.Text, run.End);
        return shadow.ToRaw(MaskKind.Phone, start, extension.Success ? run.End + extension.Length : run.End);
    }

    private static bool IsInternational(string shadow, DigitRun run) =>
        (run.Start > 0 && shadow[run.Start - 1] == '+') || (run.Digits.StartsWith("00", StringComparison.Ordinal) && run.Digits.Length >= 11);

    private static bool HasHyphenOrBracket(string shadow, DigitRun run) =>
        shadow.AsSpan(run.Start, run.End - run.Start).IndexOfAny('-', ')') >= 0 || (run.Start > 0 && shadow[run.Start - 1] == '(');

    [GeneratedRegex(@"\G ?(x|ext\.?|extension) ?[0-9]{1,6}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Extension();
}
