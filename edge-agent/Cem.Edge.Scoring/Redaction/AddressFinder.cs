using System.Text.RegularExpressions;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>Where somebody lives: a street with its number, post codes, Chinese addresses. "12 lane road" in lower case and without a cue is none.</summary>
internal static partial class AddressFinder
{
    private const RegexOptions Form = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int CueReach = 40;

    /// <summary>Characters that stand before a place, not in its name.</summary>
    private const string Place = @"[\u4e00-\u9fff-[我你他她它在住到送是的了给寄从去来家于为有这那要和就也都]]";
    private const string Number = "[0-9零一二三四五六七八九十百]{1,5}";
    private const string House = $"({Number}(号楼|号|栋|幢|单元|室|楼|层|弄))";

    /// <param name="joined">The joined shadow, where "twelve baker street" is "12 baker street".</param>
    public static IEnumerable<Span> Find(ShadowText joined) =>
    [
        .. StreetPattern().Matches(joined.Text).Where(match => IsAddress(joined, match)).Select(match => joined.ToRaw(MaskKind.Address, match.Index, match.Index + match.Length)),
        .. Values(joined, CuedHousePattern(), match => match.Groups["number"].Length > 1 || joined.IsCapital(match.Groups["street"].Index)),
        .. Values(joined, CuedCodePattern()),
        .. Values(joined, PostcodePattern(), match => joined.IsCapital(match.Index)),
        .. Values(joined, ChineseStreetPattern()),
        .. Values(joined, ChineseEstatePattern()),
        .. Values(joined, ChineseCuedPattern()),
    ];

    private static IEnumerable<Span> Values(ShadowText shadow, Regex pattern, Func<Match, bool>? accept = null) =>
        pattern.Matches(shadow.Text).Where(match => accept is null || accept(match))
            .Select(match => match.Groups["value"] is { Success: true } value ? (Capture)value : match)
            .Select(found => shadow.ToRaw(MaskKind.Address, found.Index, found.Index + found.Length));

    private static bool IsAddress(ShadowText shadow, Match match) =>
        (shadow.IsCapital(match.Groups["street"].Index) && !match.Groups["weak"].Success)
        || Cue().IsMatch(shadow.Text[Math.Max(0, match.Index - CueReach)..match.Index]);

    [GeneratedRegex(@"\b((flat|apartment|apt\.?|unit|suite|room) [0-9]{1,4}[a-z]?,? (at )?)?[0-9]{1,5}[a-z]? (?<street>[a-z'.]{2,20} ){1,3}((street|st|road|rd|avenue|ave|lane|ln|boulevard|blvd|crescent|terrace)|(?<weak>drive|court|square|way|place|close|gardens|hill|park))\b(,? [a-z]{3,20}){0,2}?(,? [a-z]{2},? [0-9]{5}(-[0-9]{4})?|,? [a-z]{1,2}[0-9][0-9a-z]? [0-9][a-z]{2}\b)?", Form)]
    private static partial Regex StreetPattern();

    /// <summary>Behind "I live at" any house number with its street is one, whatever the street is called.</summary>
    [GeneratedRegex(@"\b((live|living|lives|staying) (at|on)|address( is|:|'s)|(deliver|delivered|send|sent|ship|shipped|post|posted|bring|went|came|come)( \w+){0,2} to) (?<value>((flat|apartment|apt\.?|unit) [0-9]{1,4}[a-z]?,? )?(?<number>[0-9]{1,5})[a-z]? (?<street>[a-z'.]{2,20})( [a-z'.]{3,20}){1,2}?)(?= ?[,.;!?]|\z| (and|please|but|yesterday|last|on|in|by|instead|for|not)\b)", Form)]
    private static partial Regex CuedHousePattern();

    [GeneratedRegex(@"\b(live|living|lives|address|deliver|delivered|delivery|sent|send|ship|shipped|located|house|moved|moving|post(ed)?|come|home|from|number)( \w+){0,4}( at| to| is| on| from| of)?:? ?\z", Form)]
    private static partial Regex Cue();

    [GeneratedRegex(@"\b(zip( code)?|post ?code|postal code)( is| was|:)? (?<value>[0-9]{5}(-[0-9]{4})?|[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][a-z]{2})\b", Form)]
    private static partial Regex CuedCodePattern();

    [GeneratedRegex(@"\b[a-z]{1,2}[0-9][0-9a-z]? [0-9][abd-hjlnp-uw-z]{2}\b", Form)]
    private static partial Regex PostcodePattern();

    [GeneratedRegex($"({Place}{{2,6}}(省|自治区))?({Place}{{2,6}}市)?({Place}{{1,6}}[区县镇乡])?{Place}{{1,6}}(路|街|大道|大街|道|巷|胡同|弄){Number}(号|弄)((院|楼)?{House}){{0,4}}", Form)]
    private static partial Regex ChineseStreetPattern();

    [GeneratedRegex($"({Place}{{2,6}}市)?({Place}{{1,6}}区)?{Place}{{2,6}}(小区|花园|公寓|大厦|苑|新村|家园|村){Number}(号楼|栋|幢|单元|号){House}{{0,3}}", Form)]
    private static partial Regex ChineseEstatePattern();

    [GeneratedRegex($"(我家住|家住|住址是?|地址是?)[:：]?(?<value>({Place}{{2,8}}(省|市|区|县|镇|乡|村|路|街|小区|花园|苑|{House})){{1,6}}{House}{{0,3}})|(我住在?|住在|送到|寄到)(?<value>({Place}{{2,8}}(省|市|区|县|镇|乡|村|路|街|小区|花园|苑|{House})){{0,6}}({Place}{{1,8}}{House}|{House}){House}{{0,3}})", Form)]
    private static partial Regex ChineseCuedPattern();
}
