using System.Text;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>A text that may leave, and what was taken out of it.</summary>
internal sealed record RedactedText(string Text, IReadOnlyList<Mask> Masks);

/// <summary>Takes personal data out (SCORING.md 5): searches a shadow copy, masks the original.</summary>
/// <param name="serviceNumbers">Phone numbers of the store itself, which may stay; anything but their digits is ignored.</param>
internal sealed class Redactor(IEnumerable<string>? serviceNumbers = null)
{
    private readonly NumberFinder _numbers = new((serviceNumbers ?? []).Select(number => string.Concat(number.Where(char.IsAsciiDigit))).Where(digits => digits.Length > 0).ToHashSet());

    public RedactedText Redact(string wellFormed)
    {
        var shadow = ShadowText.Of(wellFormed);
        var joined = JoinedText.Of(shadow);
        return Apply(wellFormed, WithoutOverlaps([.. PatternFinder.Find(shadow), .. PatternFinder.Find(joined), .. AddressFinder.Find(joined), .. _numbers.Find(shadow), .. EnglishNames.Find(shadow), .. ChineseNames.Find(shadow)]));
    }

    /// <summary>Overlapping finds become one mask over both, of the kind found first in the order of the finders: nothing of either may stay.</summary>
    private static List<Span> WithoutOverlaps(List<Span> finds)
    {
        var kept = new List<Span>();
        foreach (var find in finds)
        {
            var span = find;
            foreach (var other in kept.Where(other => other.Overlaps(find)).ToArray())
            {
                kept.Remove(other);
                span = other with { Start = Math.Min(span.Start, other.Start), End = Math.Max(span.End, other.End) };
            }

            kept.Add(span);
        }

        kept.Sort((a, b) => a.Start.CompareTo(b.Start));
        return kept;
    }

    private static RedactedText Apply(string text, List<Span> spans)
    {
        var result = new StringBuilder(text.Length);
        var masks = new List<Mask>(spans.Count);
        var copied = 0;
        foreach (var span in spans)
        {
            result.Append(text, copied, span.Start - copied);
            var mask = span.Shown;
            masks.Add(new Mask(span.Kind, result.Length, mask.Length, span.Start, span.Length));
            result.Append(mask);
            copied = span.End;
        }

        return new RedactedText(result.Append(text, copied, text.Length - copied).ToString(), masks);
    }
}
