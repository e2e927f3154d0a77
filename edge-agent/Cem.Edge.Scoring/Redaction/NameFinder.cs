using System.Text.RegularExpressions;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>Names behind a cue. Speech has no capitals, so a cue alone must do; where the cue is weak ("this is ...") a known first name is required.</summary>
internal static partial class NameFinder
{
    private const RegexOptions Form = RegexOptions.CultureInvariant;
    private const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";

    public static IEnumerable<Span> Find(ShadowText shadow) =>
    [
        .. Groups(shadow, EnglishCue()).Select(span => Trim(shadow, span)).OfType<Span>(),
        .. Groups(shadow, FirstNameCue()).Where(span => FirstNames.Contains(FirstWord(shadow.Text, span))).Select(span => Trim(shadow, span)).OfType<Span>(),
        .. Raw(shadow, Groups(shadow, ChineseCue())),
        .. Raw(shadow, Groups(shadow, ChineseTitle())),
    ];

    private static IEnumerable<(int Start, int End)> Groups(ShadowText shadow, Regex pattern) =>
        pattern.Matches(shadow.Text).Select(match => match.Groups["name"]).Select(name => (name.Index, name.Index + name.Length));

    private static IEnumerable<Span> Raw(ShadowText shadow, IEnumerable<(int Start, int End)> spans) =>
        spans.Where(span => Surnames.Contains(shadow.Text[span.Start], StringComparison.Ordinal)).Select(span => shadow.ToRaw(MaskKind.Name, span.Start, span.End));

    /// <summary>Up to two words of the match, as long as they can be a name.</summary>
    private static Span? Trim(ShadowText shadow, (int Start, int End) span)
    {
        var end = span.Start;
        foreach (var word in WordPattern().EnumerateMatches(shadow.Text.AsSpan(span.Start, span.End - span.Start)))
        {
            if (FirstNames.CannotBeName(shadow.Text.Substring(span.Start + word.Index, word.Length)))
            {
                break;
            }

            end = span.Start + word.Index + word.Length;
        }

        return end > span.Start ? shadow.ToRaw(MaskKind.Name, span.Start, end) : null;
    }

    private static string FirstWord(string text, (int Start, int End) span) => text[span.Start..span.End].Split(' ')[0];

    [GeneratedRegex(@"\b(my name is|my name's|the name is|name's|i am called|i'm called|call me|under the name( of)?|mr\.?|mrs\.?|ms\.?|miss|dr\.?) (?<name>[a-zà-ÿ'-]+( [a-zà-ÿ'-]+)?)", Form)]
    private static partial Regex EnglishCue();

    [GeneratedRegex(@"\b(this is|i am|i'm|it's|speaking to|spoke to|spoke with|served by|named|hi|hello|ask for|signed|regards|yours) (?<name>[a-z'-]+( [a-z'-]+)?)", Form)]
    private static partial Regex FirstNameCue();

    [GeneratedRegex(@"(我叫|我姓|名字是|名字叫|姓名是?)(?<name>[\u4e00-\u9fff]{1,3})", Form)]
    private static partial Regex ChineseCue();

    [GeneratedRegex(@"(?<name>[\u4e00-\u9fff][\u4e00-\u9fff]?)(先生|女士|小姐|太太)", Form)]
    private static partial Regex ChineseTitle();

    [GeneratedRegex(@"[^ ]+", Form)]
    private static partial Regex WordPattern();
}
