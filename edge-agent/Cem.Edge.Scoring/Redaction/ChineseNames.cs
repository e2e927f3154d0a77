using System.Text.RegularExpressions;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>Chinese names: a surname among the two hundred commonest (the first hundred are 85.9 % of people) behind a cue or before a title. A title of the shop makes it a role.</summary>
internal static partial class ChineseNames
{
    private const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常" +
        "洪傅赖阎萧樊施温翟齐康倪兰殷安牛季伍俞葛岳鲍卓柯符阮骆霍耿焦左鲁岑舒单柳纪祝甘欧詹关邢路包裴鄢宁盛童梅项祁聂庄尤凌游褚麦裘冉屈解芦苗";

    private const string Surname = $"(欧阳|司马|上官|诸葛|东方|皇甫|尉迟|司徒|[{Surnames}])";
    private const string Given = @"[\u4e00-\u9fff]";

    /// <summary>Characters that start the next word, not a given name.</summary>
    private const string Next = "我你他她它您的了是在要想来有和也说不就这那个们吗呢吧啊住电手今昨刚去买今从给跟对让被把又还先女小都很太真没";
    private const RegexOptions Form = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public static IEnumerable<Span> Find(ShadowText shadow) =>
    [
        .. Spans(shadow, Introduced(), MaskKind.Name),
        .. Spans(shadow, Titled(), MaskKind.Name),
        .. Spans(shadow, StaffTitled(), MaskKind.Staff),
        .. Spans(shadow, StaffNamed(), MaskKind.Staff),
    ];

    private static IEnumerable<Span> Spans(ShadowText shadow, Regex pattern, string kind) =>
        pattern.Matches(shadow.Text).Select(match => match.Groups["name"]).Select(name => shadow.ToRaw(kind, name.Index, name.Index + name.Length));

    /// <summary>我叫, 我姓, 我是 and the like; the given name ends before a word that cannot be in one.</summary>
    [GeneratedRegex($"(我(的名字)?叫|我姓|本人姓?|免贵姓|名字(是|叫)|姓名(是|叫|为)?[：:]?|收(件|货)人(是|叫|：)?|联系人(是|叫|：)?|(顾客|会员|客户)叫|会员名(是)?|这里是|登记的(是|名字是)?)(?<name>{Surname}(?=[\\u4e00-\\u9fff])[\\u4e00-\\u9fff-[{Next}]]([\\u4e00-\\u9fff-[{Next}]](?!诉|要|单|品|员|货|话|机|约|询|映|馈|天|后|前|者|客|户))?)(?![先女小经师店])", Form)]
    private static partial Regex Introduced();

    [GeneratedRegex($"(?<name>{Surname}({Given}(?=先生|女士|小姐|太太)|{Given}{{2}}(?=先生|女士|小姐|太太))?)(?=先生|女士|小姐|太太|阿姨|大爷|大妈|叔叔)|我姓(?<name>{Surname})", Form)]
    private static partial Regex Titled();

    [GeneratedRegex($"(?<![感谢多主责])(?<name>{Surname}({Given}(?=经理|店长|主管|师傅))?)(?=经理|店长|主管|师傅|老师|医生|药师|领班|组长|主任|总监|老板)(?<!谢老板|任主任|向老师|向老板)", Form)]
    private static partial Regex StaffTitled();

    /// <summary>收银员王芳, 叫李娜的导购, 工号牌上写着...</summary>
    [GeneratedRegex($"(收银员|店员|服务员|营业员|导购员?|促销员|保安|客服|理货员|售货员|配送员|快递员|骑手|员工|工牌上?写?的?是?|胸牌上?写?的?是?)(叫|是)?(?!周到|周末|马上|高[兴冷效级]|白[眼跑天]|常[常来]|向[我客来]|方[便面式]|万一|任[何意]|何[况必]|于是|严[格重谨肃]|钱|许多|余额|路过|安[排静]|单[子独]|关[心于]|包[装括]|解[释决]|温[柔和]|童叟|康健|项目|盛[情]|左[边右]|游客|欧元|宁愿)(?<name>{Surname}[\\u4e00-\\u9fff-[{Next}]]([\\u4e00-\\u9fff-[{Next}态服热冷帮做拿推骂收]])?)(?=[，。,. ]|的|很|太|真|特别|非常|态|服|热|冷|帮|做|给|对|说|就|不|一|$)|叫(?<name>{Surname}[\\u4e00-\\u9fff-[{Next}]]{{1,2}})的(?=收银|店员|服务员|营业员|导购|员工|小伙|姑娘|小姐姐|阿姨|客服|保安)", Form)]
    private static partial Regex StaffNamed();
}
