using System.Collections.Frozen;
using System.Globalization;

namespace Cem.Edge.Scoring.Polarity;

/// <summary>Word valences without a segmenter: the longest word at a place counts, negators and degrees are looked for in the characters before it.</summary>
internal sealed class ChineseLexicon : ILexicon
{
    private const int Reach = 4;
    private const double PositiveNegated = -0.8;
    private const double NegativeNegated = -0.5;

    private static readonly string[] Negators = ["不是", "不够", "不太", "不怎么", "没有", "没", "不", "无", "未", "缺", "难以", "毫无"];
    private static readonly string[] Boosters = ["非常", "特别", "十分", "相当", "尤其", "超级", "实在", "真的", "真心", "简直", "极其", "无比", "绝对", "太", "很", "超", "极", "最", "真", "好", "挺", "更", "巨", "贼", "蛮", "老"];
    private static readonly string[] Dampeners = ["有点", "有些", "稍微", "比较", "略", "稍", "还算", "一般"];

    private readonly FrozenDictionary<string, double> _words;
    private readonly int _longest;

    public ChineseLexicon()
    {
        _words = Shipped.Rows("lexicon/zh-words.tsv").ToFrozenDictionary(row => row[0], row => double.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        _longest = _words.Keys.Max(word => word.Length);
    }

    public IReadOnlyList<Contribution> Weigh(string form, bool[] taken)
    {
        var contributions = new List<Contribution>();
        var used = (bool[])taken.Clone();
        for (var i = 0; i < form.Length;)
        {
            var (word, valence) = WordAt(form, i, taken);
            if (word.Length == 0)
            {
                i++;
                continue;
            }

            if (valence != 0)
            {
                contributions.Add(InContext(form, i, word, valence, used));
            }

            used.AsSpan(i, word.Length).Fill(true);
            i += word.Length;
        }

        return contributions;
    }

    private (string Word, double Valence) WordAt(string form, int start, bool[] taken)
    {
        var lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(_longest, form.Length - start); length > 0; length--)
        {
            if (!taken.AsSpan(start, length).Contains(true) && lookup.TryGetValue(form.AsSpan(start, length), out var valence))
            {
                return (form.Substring(start, length), valence);
            }
        }

        return ("", 0);
    }

    /// <summary>What is left when degrees are gone: 不 in 不是很好 negates, the characters of 特别 or 无比 do not.</summary>
    private static string WithoutBoosters(string before) => Boosters.Where(booster => booster.Length > 1).Aggregate(before, (text, booster) => text.Replace(booster, "", StringComparison.Ordinal));

    /// <summary>Looks back over the free characters of the same phrase.</summary>
    private static Contribution InContext(string form, int start, string word, double valence, bool[] used)
    {
        var from = start;
        while (from > 0 && start - from < Reach && !used[from - 1] && form[from - 1] is not (',' or '，' or '、' or ' '))
        {
            from--;
        }

        var before = form[from..start];
        valence *= Array.Exists(Boosters, before.EndsWith) ? 1.25 : Array.Exists(Dampeners, before.EndsWith) ? 0.7 : 1;
        if (Array.Find(Negators, WithoutBoosters(before).Contains) is not { } negator)
        {
            return new Contribution("word", word, Math.Round(valence, 2));
        }

        return new Contribution("word", $"{negator}{word}", Math.Round(valence * (valence > 0 ? PositiveNegated : NegativeNegated), 2));
    }
}
