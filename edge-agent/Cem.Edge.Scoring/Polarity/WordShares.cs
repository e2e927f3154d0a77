using System.Collections.Frozen;
using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Remarks;

namespace Cem.Edge.Scoring.Polarity;

/// <summary>Which words moved a model: each is left out once, and what changes is its share (SCORING.md 11). Costs a reading a word, and one of the clause alone.</summary>
internal static class WordShares
{
    private const int MostWords = 12;
    private const int Told = 3;
    private const int HanLength = 2;

    private static readonly FrozenSet<string> Little = (
        "a an and are as at be been but by for from had has have he her his i if in is it its me my of on or our she so than that the their them then there they this to us was we were with you your").Split(' ').ToFrozenSet();

    /// <param name="model">Who heard it.</param>
    /// <param name="form">The clause in match form.</param>
    /// <param name="language"><c>en</c> or <c>zh</c>.</param>
    /// <param name="whole">Log-odds of the clause with all its words.</param>
    /// <returns>The strongest words, with parts of <paramref name="whole"/>.</returns>
    public static IReadOnlyList<Contribution> Of(IPolarityModel model, string form, string language, double whole)
    {
        var all = Say(model, form, language);
        var changes = Pieces(form, language).Take(MostWords)
            .Select(piece => (Word: form.Substring(piece.Start, piece.Length), Change: all - Say(model, form.Remove(piece.Start, piece.Length), language)))
            .ToArray();
        var total = changes.Sum(change => Math.Abs(change.Change));
        return total == 0 ? [] :
        [
            .. changes.OrderByDescending(change => Math.Abs(change.Change)).Take(Told)
                .Select(change => new Contribution("word", change.Word, Math.Abs(whole) * change.Change / total)),
        ];
    }

    private static double Say(IPolarityModel model, string form, string language) => RemarkTone.Added(model.Read(form, language), null, isContrast: false).LogOdds;

    /// <summary>Words that carry something; Chinese, which has no blanks, by two characters.</summary>
    private static IEnumerable<(int Start, int Length)> Pieces(string form, string language)
    {
        for (var i = 0; i < form.Length;)
        {
            var length = language == Script.Chinese ? RunOf(form, i, Script.IsHan, HanLength) : RunOf(form, i, c => char.IsLetterOrDigit(c) || c == '\'', form.Length);
            if (length > 0 && !Little.Contains(form.Substring(i, length)))
            {
                yield return (i, length);
            }

            i += Math.Max(1, length);
        }
    }

    private static int RunOf(string form, int start, Func<char, bool> belongs, int longest)
    {
        var end = start;
        while (end < form.Length && end - start < longest && belongs(form[end]))
        {
            end++;
        }

        return end - start;
    }
}
