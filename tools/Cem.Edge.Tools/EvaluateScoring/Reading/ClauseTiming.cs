using Cem.Edge.Scoring;

namespace Cem.Edge.Tools.EvaluateScoring.Reading;

/// <summary>Time of one clause of 20 tokens on this machine, one thread: from raw text to finding, once the program runs as it will go on running.</summary>
internal static class ClauseTiming
{
    private const int Rounds = 30;

    /// <summary>.NET compiles a method with all its care after 30 calls and while nothing new is called for 100 ms; until then a clause takes nearly twice as long.</summary>
    private const int WarmRounds = 100;

    /// <summary>Written for this, each of 20 tokens as the encoder gets them (prefix, start and end among them); no two alike, so that nothing is remembered from one to the next.</summary>
    public static IReadOnlyList<string> Clauses { get; } =
    [
        "the lady at the counter spent ages trying to find my parcel in there",
        "every trolley outside the door had a broken wheel or was full of water",
        "the young man in the shoe department measured both feet of my son",
        "half of the shelves in the frozen section were empty again today",
        "the screen on the self service till froze twice during my payment for it",
        "二楼女装那边的试衣间里面连一个钩子都没有",
        "手机上面显示有货结果跑到店里货架上面全没有",
        "服务台那位年纪大一点的阿姨讲得特别清楚也耐心",
    ];

    /// <summary>Milliseconds, median.</summary>
    public static double Milliseconds(Scorer scorer, TimeProvider time)
    {
        var taken = new List<double>();
        for (var round = -WarmRounds; round < Rounds; round++)
        {
            foreach (var clause in Clauses)
            {
                var start = time.GetTimestamp();
                var findings = scorer.Score(clause).Findings.Count;
                if (round >= 0)
                    taken.Add(time.GetElapsedTime(start).TotalMilliseconds / Math.Max(1, findings));
            }
        }

        taken.Sort();
        return Math.Round(taken[taken.Count / 2], 3);
    }
}
