using Cem.Edge.Scoring;

namespace Cem.Edge.Tools.EvaluateScoring.Reading;

/// <summary>Time of one clause of about 20 tokens on this machine, one thread: from raw text to finding.</summary>
internal static class ClauseTiming
{
    private const int Rounds = 30;

    /// <summary>Written for this; no two alike, so that nothing is remembered from one to the next.</summary>
    private static readonly string[] Clauses =
    [
        "the lady at the counter near the entrance spent ages trying to find my parcel in the back",
        "our new kettle started to leak all over the worktop on only the second morning after we got it",
        "every single trolley outside the main door had a broken wheel or was full of old rain water",
        "the young man in the shoe department measured both feet of my son with a lot of patience",
        "half of the shelves in the frozen section were empty again on a normal weekday afternoon",
        "the screen on the self service till froze twice during my payment for a few small things",
        "上个星期在你们这里买的那个电饭锅用了两次就开始漏水",
        "二楼女装那边的试衣间里面连一个挂衣服的钩子都没有",
        "服务台那位年纪大一点的阿姨讲得特别清楚也很有耐心",
        "手机上面显示有货结果跑到店里货架上面什么都找不到",
    ];

    /// <summary>Milliseconds, median.</summary>
    public static double Milliseconds(Scorer scorer, TimeProvider time)
    {
        var taken = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var clause in Clauses)
            {
                var start = time.GetTimestamp();
                var findings = scorer.Score(clause).Findings.Count;
                // The first round warms up.
                if (round > 0)
                    taken.Add(time.GetElapsedTime(start).TotalMilliseconds / Math.Max(1, findings));
            }
        }

        taken.Sort();
        return Math.Round(taken[taken.Count / 2], 3);
    }
}
