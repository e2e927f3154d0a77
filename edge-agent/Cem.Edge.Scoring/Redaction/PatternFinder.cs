using System.Text.RegularExpressions;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>E-mail written and spoken, IBAN, national insurance number, plates, addresses: patterns over the shadow.</summary>
internal static partial class PatternFinder
{
    // Every repetition is bounded, so that no text can make a search slow.
    private const RegexOptions Form = RegexOptions.CultureInvariant;

    public static IEnumerable<Span> Find(ShadowText shadow)
    {
        var text = shadow.Text;
        return
        [
            .. All(shadow, EmailPattern(), MaskKind.Email),
            .. All(shadow, SpokenEmailPattern(), MaskKind.Email),
            .. All(shadow, SpelledEmailPattern(), MaskKind.Email),
            .. IbanPattern().Matches(text).Where(match => Checksums.Iban(match.Value.Replace(" ", "", StringComparison.Ordinal))).Select(match => shadow.ToRaw(MaskKind.Id, match.Index, match.Index + match.Length)),
            .. All(shadow, NationalInsurancePattern(), MaskKind.Id),
            .. All(shadow, ChinesePlatePattern(), MaskKind.Id),
            .. All(shadow, StreetPattern(), MaskKind.Address),
            .. All(shadow, ChineseAddressPattern(), MaskKind.Address),
        ];
    }

    /// <summary>Every match, or its group "value" where the pattern needs words around it.</summary>
    private static IEnumerable<Span> All(ShadowText shadow, Regex pattern, string kind) =>
        pattern.Matches(shadow.Text)
            .Select(match => match.Groups["value"] is { Success: true } value ? value : match)
            .Select(found => shadow.ToRaw(kind, found.Index, found.Index + found.Length));

    [GeneratedRegex(@"[a-z0-9._%+-]{1,64} ?@ ?[a-z0-9-]{1,60}(\.[a-z0-9-]{1,60}){1,6}", Form)]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"(?<!['a-z0-9])([a-z0-9] ){0,30}[a-z0-9]{1,40}(( dot | underscore | dash | hyphen | plus |[._-])[a-z0-9]{1,40}){0,6}( at | ?圈a ?| ?艾特 ?|@)[a-z0-9-]{1,40}(( dot | ?[.点] ?)[a-z0-9-]{1,40}){0,4}?( dot | ?[.点] ?)(com|net|org|edu|info|biz|io|co|cn|uk|de|eu|fr|ca|au)( ?(dot|\.) ?(uk|cn|au|nz))?\b", Form)]
    private static partial Regex SpokenEmailPattern();

    /// <summary>"my email is j o h n smith at gmail dot com": everything from the cue to the ending.</summary>
    [GeneratedRegex(@"\b(e-?mail|mail)( address)?( is| was|:) (?<value>[a-z0-9 ._'-]{1,60}?( at |@)[a-z0-9-]+ ?(dot|\.) ?[a-z]{2,4}( (dot|\.) (uk|cn|au|nz))?)\b", Form)]
    private static partial Regex SpelledEmailPattern();

    [GeneratedRegex(@"\b[a-z]{2}[0-9]{2}( ?[a-z0-9]{4}){2,7}( ?[a-z0-9]{1,3})?\b", Form)]
    private static partial Regex IbanPattern();

    [GeneratedRegex(@"\b[a-ceghj-prtw-z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[a-d]\b", Form)]
    private static partial Regex NationalInsurancePattern();

    [GeneratedRegex(@"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][·. ]?[a-z0-9]{5,6}\b", Form)]
    private static partial Regex ChinesePlatePattern();

    [GeneratedRegex(@"\b[0-9]{1,5}[a-z]? ([a-z']+ ){1,3}(street|st|road|rd|avenue|ave|lane|ln|drive|boulevard|blvd|court|crescent|terrace|square)\b", Form)]
    private static partial Regex StreetPattern();

    [GeneratedRegex(@"([\u4e00-\u9fff]{2,7}(省|自治区))?([\u4e00-\u9fff]{2,7}市)?([\u4e00-\u9fff]{1,6}区)?[\u4e00-\u9fff]{1,6}(路|街|道|巷|弄)[0-9零一二三四五六七八九十百]{1,6}号([0-9零一二三四五六七八九十]{1,4}(栋|幢|单元|室|楼|号))*", Form)]
    private static partial Regex ChineseAddressPattern();
}
