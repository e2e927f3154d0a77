using System.Text;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>A text that may leave, and what was taken out of it.</summary>
internal sealed record RedactedText(string Text, IReadOnlyList<Mask> Masks);

/// <summary>Takes personal data out (SCORING.md 5): searches a shadow copy, masks the original.</summary>
internal static class Redactor
{
    public static RedactedText Redact(string wellFormed)
    {
        var shadow = new ShadowText(wellFormed);
        return Apply(wellFormed, WithoutOverlaps([.. PatternFinder.Find(shadow), .. NumberFinder.Find(shadow), .. NameFinder.Find(shadow)]));
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
                span = new Span(other.Kind, Math.Min(span.Start, other.Start), Math.Max(span.End, other.End));
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
            var mask = $"[{span.Kind}]";
            masks.Add(new Mask(span.Kind, result.Length, mask.Length, span.Start, span.Length));
            result.Append(mask);
            copied = span.End;
        }

        return new RedactedText(result.Append(text, copied, text.Length - copied).ToString(), masks);
    }
}
