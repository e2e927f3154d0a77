using System.Globalization;
using System.Text.RegularExpressions;
using Cem.Edge.Scoring.Patterns;

namespace Cem.Edge.Scoring.Polarity;

/// <summary>"I waited forty minutes": negative by itself, the more the longer (SCORING.md 2).</summary>
internal sealed class WaitingRule(Pattern cue, Pattern duration, Func<string, double?> number)
{
    /// <summary>From here on a wait is effort of the customer (METRICS.md G15), in minutes.</summary>
    public const double EffortMinutes = 10;

    /// <summary>The name of every judged wait begins so.</summary>
    public const string NameStart = "waited ";

    private const double ShortMinutes = 3;

    private static readonly Dictionary<string, double> UnitMinutes = new()
    {
        ["min"] = 1, ["hour"] = 60, ["hr"] = 60, ["day"] = 1_440, ["week"] = 10_080, ["month"] = 43_200,
        ["分钟"] = 1, ["刻钟"] = 15, ["小时"] = 60, ["钟头"] = 60, ["天"] = 1_440, ["周"] = 10_080, ["星期"] = 10_080, ["月"] = 43_200,
    };

    public static WaitingRule English { get; } = new(
        RuleLayer.Compile(@"\b(wait\w*|queu\w+|line|stood|standing|hold|took|takes|taken|spent|sat|stuck|late|later|delay\w*|before (anyone|anybody|someone|somebody|they|he|she|a|i|we))\b"),
        RuleLayer.Compile(@"\b(?<quick>only |just |less than |under |within |in |barely )?(about |around |over |nearly |almost |like |another |at least |more than |up to |for )*(?<n>half an|half a|an|a|a couple of|a few|several|[0-9]{1,3}|[a-z]+( |-)?[a-z]*) (and a half )?(?<unit>min|hour|hr|day|week|month)(s|ute|utes)?\b"),
        NumberWords.English);

    public static WaitingRule Chinese { get; } = new(
        RuleLayer.Compile("等|排|花了|用了|迟|晚|超时|耽误|才(上|来|到|送|拿|好|吃|有|轮)"),
        RuleLayer.Compile("(?<quick>只|才|就|不到|仅)?(等|用|花|要|了)*(?<n>半|[0-9]{1,3}|[一二两三四五六七八九十]{1,3}|几|好几)(个|多|来)?(?<half>半)?(?<unit>分钟|刻钟|小时|钟头|天|周|星期|月)"),
        NumberWords.Chinese);

    /// <summary>Minutes a clause tells of having waited, or null.</summary>
    public double? Minutes(string form) => Find(form)?.Minutes;

    /// <summary>The contribution of a wait and the stretch it stands in, or null.</summary>
    public (Contribution Wait, int Start, int Length)? Judge(string form)
    {
        if (Find(form) is not var (minutes, quick, match))
        {
            return null;
        }

        var valence = minutes <= ShortMinutes ? 1.2 : quick && minutes <= 5 ? 1.6 : -Math.Min(3.8, 0.9 + (0.62 * Math.Log2(minutes / 2)));
        return (new Contribution("rule", string.Create(CultureInfo.InvariantCulture, $"{NameStart}{minutes:0} min"), Math.Round(valence, 2)), match.Index, match.Length);
    }

    private (double Minutes, bool Quick, Match Match)? Find(string form)
    {
        var grams = new TextGrams(form);
        if (!cue.IsMatch(grams))
        {
            return null;
        }

        foreach (Match match in duration.Matches(grams))
        {
            if (number(match.Groups["n"].Value) is { } n)
            {
                var minutes = (n + (match.Groups["half"].Success ? 0.5 : 0)) * UnitMinutes[match.Groups["unit"].Value];
                return (minutes, match.Groups["quick"].Success, match);
            }
        }

        return null;
    }
}
