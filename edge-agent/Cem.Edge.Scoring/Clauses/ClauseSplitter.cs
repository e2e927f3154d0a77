using System.Text.RegularExpressions;
using Cem.Edge.Scoring.Normalisation;

namespace Cem.Edge.Scoring.Clauses;

/// <summary>Splits at punctuation, pauses, contrast words and, since speech has no commas, where "and" starts a new subject.</summary>
internal static partial class ClauseSplitter
{
    private const double BeforeContrast = 0.5;
    private const double AfterContrast = 1.5;
    private const int FewestWords = 2;
    private const RegexOptions Form = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <param name="redacted">The text.</param>
    /// <param name="language">Of a clause without a word of either language.</param>
    /// <param name="pauses">Places in the text where the speaker paused, rising.</param>
    public static IReadOnlyList<Clause> Split(string redacted, string language, IReadOnlyList<int>? pauses = null)
    {
        var pieces = Merge(redacted, Cut(redacted, pauses ?? []));
        var clauses = new List<Clause>(pieces.Count);
        for (var i = 0; i < pieces.Count; i++)
        {
            var text = redacted[pieces[i].Start..pieces[i].End].Trim();
            var contrastAfter = i + 1 < pieces.Count && pieces[i + 1].Opening == Opening.Contrast;
            var weight = contrastAfter ? BeforeContrast : pieces[i].Opening == Opening.Contrast ? AfterContrast : 1;
            clauses.Add(new Clause(text, SpokenNoise.Without(MatchForm.Of(text)), Script.LanguageOf(text, language), weight, pieces[i].Sentence));
        }

        return clauses;
    }

    private enum Opening
    {
        Sentence,
        Comma,
        Contrast,
    }

    private readonly record struct Piece(int Start, int End, Opening Opening, int Sentence);

    private static List<Piece> Cut(string text, IReadOnlyList<int> pauses)
    {
        var pieces = new List<Piece>();
        var (start, opening, sentence, pause) = (0, Opening.Sentence, 0, 0);
        foreach (Match cut in CutPattern().Matches(text))
        {
            AtPausesBefore(cut.Index);
            if (cut.Groups["keep"].Success || (cut.Groups["contrast"].Success && IsBlank(text, start, cut.Index) && opening != Opening.Comma))
            {
                continue;
            }

            Add(pieces, text, new Piece(start, cut.Index, opening, sentence));
            opening = cut.Groups["end"].Success ? Opening.Sentence : cut.Groups["contrast"].Success ? Opening.Contrast : Opening.Comma;
            sentence += cut.Groups["end"].Success ? 1 : 0;
            start = cut.Groups["subject"].Success ? cut.Groups["subject"].Index : cut.Index + cut.Length;
        }

        AtPausesBefore(text.Length);
        Add(pieces, text, new Piece(start, text.Length, opening, sentence));
        return pieces;

        void AtPausesBefore(int end)
        {
            for (; pause < pauses.Count && pauses[pause] < end; pause++)
            {
                if (pauses[pause] > start)
                {
                    Add(pieces, text, new Piece(start, pauses[pause], opening, sentence));
                    (start, opening) = (pauses[pause], Opening.Comma);
                }
            }
        }
    }

    private static void Add(List<Piece> pieces, string text, Piece piece)
    {
        if (!IsBlank(text, piece.Start, piece.End))
        {
            pieces.Add(piece);
        }
    }

    private static bool IsBlank(string text, int start, int end) => start >= end || !text.AsSpan(start, end - start).ToString().Any(char.IsLetterOrDigit);

    /// <summary>A single word between commas belongs to its neighbour, and so do fillers alone.</summary>
    private static List<Piece> Merge(string text, List<Piece> pieces)
    {
        var merged = new List<Piece>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (piece.Opening == Opening.Comma && merged.Count > 0 && (Words(text, piece) < FewestWords || Words(text, merged[^1]) < FewestWords))
            {
                merged[^1] = merged[^1] with { End = piece.End };
            }
            else
            {
                merged.Add(piece);
            }
        }

        return merged;
    }

    /// <summary>English words, or Chinese characters, whichever there are.</summary>
    private static int Words(string text, Piece piece)
    {
        var stretch = SpokenNoise.Without(MatchForm.Of(text[piece.Start..piece.End]));
        return stretch.Count(Script.IsHan) is > 0 and var characters ? characters : stretch.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    [GeneratedRegex(
        @"(?<keep>\b(mr|mrs|ms|dr|st|vs|e\.g|i\.e|approx)\.|[0-9][.,:][0-9]|不但|非但|不仅|(我|你|他|她|它|这|那|真|也|都|要|不|可)就是|就是(喜欢|这样|说|为了|因为|想|要|好)|\bbut (then|also) again\b|\b(nothing|all|anything|everything|none) but\b|\bcould not help but\b)" +
        @"|(?<end>[.!?;。！？；\n…]+)" +
        @"|(?<contrast>[,，]? ?\b(but|however|although|though|even though|on the other hand|except that|except|unfortunately)\b,?|[,，]?(但是|但|不过|可是|然而|只是|就是|可惜)[,，]?)" +
        @"|(?<comma>[,，] ?(and |so |then )?|\b(and|so|plus|then|also) (?<subject>(i|we|they|he|she|it|you|the|there|nobody|no one|my|your|their|this|that|these|those|when|after|it's|i'm|they're|we're|there's|everything|everyone|nothing|staff|service|food|price|prices) ))",
        Form)]
    private static partial Regex CutPattern();
}
