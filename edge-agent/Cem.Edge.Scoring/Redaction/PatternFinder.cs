using System.Text.RegularExpressions;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>What has a form of its own: e-mail written and spoken, IBAN, ids and orders with letters, plates, network addresses.</summary>
internal static partial class PatternFinder
{
    // Every repetition is bounded, so that no text can make a search slow.
    private const RegexOptions Form = RegexOptions.CultureInvariant;
    private const int FewestOrderDigits = 3;
    private const int CueReach = 45;

    public static IEnumerable<Span> Find(ShadowText shadow) =>
    [
        .. All(shadow, EmailPattern(), MaskKind.Email),
        .. All(shadow, SpokenEmailPattern(), MaskKind.Email, match => !SaysWhere(shadow.Text, match)),
        .. All(shadow, SpelledEmailPattern(), MaskKind.Email),
        .. All(shadow, IbanPattern(), MaskKind.Id, match => Checksums.Iban(match.Value.Replace(" ", "", StringComparison.Ordinal))),
        .. All(shadow, ChineseIdPattern(), MaskKind.Id, match => Checksums.ChineseId(match.Value)),
        .. All(shadow, NationalInsurancePattern(), MaskKind.Id),
        .. All(shadow, DocumentPattern(), MaskKind.Id),
        .. All(shadow, NetworkPattern(), MaskKind.Ip, match => match.Groups["octet"].Captures.All(octet => int.Parse(octet.ValueSpan, System.Globalization.CultureInfo.InvariantCulture) <= 255)),
        .. All(shadow, NetworkPattern6(), MaskKind.Ip),
        .. All(shadow, ChinesePlatePattern(), MaskKind.Plate),
        .. All(shadow, BritishPlatePattern(), MaskKind.Plate, match => shadow.IsCapital(match.Index) || PlateCue().IsMatch(Before(shadow.Text, match.Index))),
        .. All(shadow, CuedPlatePattern(), MaskKind.Plate, match => match.Groups["value"].ValueSpan.ContainsAnyInRange('0', '9')),
        .. Orders(shadow),
    ];

    /// <summary>Every match that passes, or its group "value" where the pattern needs words around it.</summary>
    private static IEnumerable<Span> All(ShadowText shadow, Regex pattern, string kind, Func<Match, bool>? accept = null) =>
        pattern.Matches(shadow.Text).Where(match => accept is null || accept(match)).Select(Value).Select(found => shadow.ToRaw(kind, found.Index, found.Index + found.Length));

    private static IEnumerable<Span> Orders(ShadowText shadow) =>
        OrderPattern().Matches(shadow.Text).Select(Value)
            .Where(found => found.Value.Count(char.IsAsciiDigit) >= FewestOrderDigits && found.Value.Any(char.IsAsciiLetter))
            .Select(found => shadow.ToRaw(MaskKind.Order, found.Index, found.Index + found.Length, OrderHash.Of(found.Value)));

    private static Capture Value(Match match) => match.Groups["value"] is { Success: true } value ? value : match;

    /// <summary>"I registered this unit at www.shop.com" names a page, not a mailbox.</summary>
    private static bool SaysWhere(string text, Match match) =>
        match.Groups["page"].Success || (match.Groups["said"].Success && !match.Value.Contains(" dot ", StringComparison.Ordinal) && !MailCue().IsMatch(Before(text, match.Index)));

    private static string Before(string text, int index) => text[Math.Max(0, index - CueReach)..index];

    [GeneratedRegex(@"[a-z0-9._%+-]{1,64} ?(?<!\b[0-9.]{1,9} ?)@ ?[a-z0-9-]{1,60}(\.[a-z0-9-]{1,60}){1,6}", Form)]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"(?<!['a-z0-9])(?:[a-z0-9] ){0,30}[a-z0-9]{1,40}(?: ?[0-9]{1,8})?(?:(?: dot | underscore | dash | hyphen | plus | point |[._-])[a-z0-9]{1,40}){0,6}(?:(?<said> at(?: sign)? )| ?圈a ?| ?艾特 ?|@)(?<page>www)?(?:(?:g|hot|you|i|pro|ya) ?)?[a-z0-9-]{1,40}(?:(?: dot | point | ?[.点] ?)[a-z0-9-]{1,40}){0,4}?(?: dot | point | ?[.点] ?)(?:com|net|org|edu|info|biz|io|co|cn|uk|de|eu|fr|ca|au|me|ie|us)(?: ?(?:dot|\.|点) ?(?:uk|cn|au|nz))?(?![a-z])", Form)]
    private static partial Regex SpokenEmailPattern();

    /// <summary>"my email is j o h n smith at gmail dot com": everything from the cue to the ending.</summary>
    [GeneratedRegex(@"\b(e-?mail|mail)( address)?( is| was|:|'s) (it's |is )?(?<value>[a-z0-9 ._'-]{1,60}?( at( sign)? |@)[a-z0-9 -]{1,30}?( ?(dot|\.) ?[a-z]{2,5}){1,3})(?![a-z])", Form)]
    private static partial Regex SpelledEmailPattern();

    [GeneratedRegex(@"\b(e-?mails?|mail|write|address|contact|reach|send)\b", Form)]
    private static partial Regex MailCue();

    [GeneratedRegex(@"\b[a-z]{2}[0-9]{2}( ?[a-z0-9]{4}){2,7}( ?[a-z0-9]{1,3})?\b", Form)]
    private static partial Regex IbanPattern();

    [GeneratedRegex(@"(?<![0-9])[1-9][0-9]{16}[0-9x](?![0-9])", Form)]
    private static partial Regex ChineseIdPattern();

    [GeneratedRegex(@"(?<![a-z0-9])[abceghj-prstw-z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[a-d](?![a-z0-9])", Form)]
    private static partial Regex NationalInsurancePattern();

    /// <summary>Passports and licences: any code with digits right behind the word.</summary>
    [GeneratedRegex(@"(\b(passport|(driving|driver'?s?) licen[cs]e)( (number|no\.?))?( is| was|:)? |护照号?码?(是|为|：|:)?|驾照号?码?(是|为|：|:)?)(?<value>[a-z]{0,5}[0-9]{4,12}[a-z0-9]{0,6})(?![a-z0-9])", Form)]
    private static partial Regex DocumentPattern();

    [GeneratedRegex(@"(?<![0-9.])(?<octet>[0-9]{1,3})(?:(?:\.| ?dot ?| ?point ?| ?点 ?)(?<octet>[0-9]{1,3})){3}(?![0-9]|\.[0-9])", Form)]
    private static partial Regex NetworkPattern();

    [GeneratedRegex(@"(?<![0-9a-z:])([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![0-9a-z:])|(?<![0-9a-z:])([0-9a-f]{1,4}:){1,6}(:[0-9a-f]{1,4}){1,6}(?![0-9a-z:])", Form)]
    private static partial Regex NetworkPattern6();

    [GeneratedRegex(@"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[a-z][·. ]?[a-z0-9]{4,6}[a-z0-9挂学警港澳](?![a-z0-9])", Form)]
    private static partial Regex ChinesePlatePattern();

    [GeneratedRegex(@"(?<![a-z0-9])[a-z]{2}[0-9]{2} ?[a-z]{3}(?![a-z0-9])", Form)]
    private static partial Regex BritishPlatePattern();

    [GeneratedRegex(@"\b(plate|registration|reg|car|van|vehicle|number plate|parked|parking)\b", Form)]
    private static partial Regex PlateCue();

    [GeneratedRegex(@"\b(?:licen[cs]e plate|number plate|plate|registration|reg)(?: number)?(?: is| was|:)? (?<value>[a-z0-9]{2,4}[ -]?[a-z0-9]{2,4})(?![a-z0-9])", Form)]
    private static partial Regex CuedPlatePattern();

    [GeneratedRegex(@"(?:\b(?:order|booking|reservation|reference|ref|receipt|tracking|confirmation|invoice|ticket|parcel|repair|case)(?: (?:number|no\.?|num|code|id|reference|ref))?(?: is| was|:|'s)?[ #:]{1,3}|(?:订单号?码?|单号|编号|取货码|流水号|工单号?|预约号)(?:是|为|：|:|,|，)? ?)(?<value>[a-z0-9]{1,24}(?:-[a-z0-9]{2,24}){0,3})(?![a-z0-9])", Form)]
    private static partial Regex OrderPattern();
}
