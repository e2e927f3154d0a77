using System.Text;
using Cem.Edge.Scoring;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>What was said, by whom; in a list that is in order of time.</summary>
internal readonly record struct SaidPhrase(string Side, string Text);

/// <summary>
/// Masks what only shows beyond one phrase: a card number told in four breaths, a code after the other side asked for it. Each phrase is looked at
/// together with its neighbours, once among those of its own side and once among both. Pure.
/// </summary>
internal static class PassageMasks
{
    private const int MostPhrases = 8;
    private const int MostCharacters = 400;

    /// <summary>The texts in the same order, with <c>[card]</c>, <c>[phone]</c> and so on in place of what <paramref name="find"/> finds.</summary>
    public static IReadOnlyList<string> Apply(IReadOnlyList<SaidPhrase> phrases, Func<string, IReadOnlyList<Mask>> find)
    {
        var found = phrases.Select(_ => new List<Stretch>()).ToArray();
        foreach (IReadOnlyList<int> sequence in Sequences(phrases))
        {
            for (int first = 0; first < sequence.Count; first++)
            {
                Look(phrases, [.. Passage(phrases, sequence, first)], find, found);
            }
        }

        return [.. phrases.Select((phrase, index) => Masked(phrase.Text, found[index]))];
    }

    private static IEnumerable<IReadOnlyList<int>> Sequences(IReadOnlyList<SaidPhrase> phrases)
    {
        int[] all = [.. Enumerable.Range(0, phrases.Count).Where(index => phrases[index].Text.Length > 0)];
        int[][] bySide = [.. all.GroupBy(index => phrases[index].Side).Select(side => side.ToArray())];
        return bySide.Length > 1 ? bySide.Append(all) : bySide;
    }

    private static IEnumerable<int> Passage(IReadOnlyList<SaidPhrase> phrases, IReadOnlyList<int> sequence, int first)
    {
        int characters = 0;
        for (int at = first; at < Math.Min(sequence.Count, first + MostPhrases); at++)
        {
            characters += phrases[sequence[at]].Text.Length;
            if (at > first && characters > MostCharacters)
            {
                yield break;
            }

            yield return sequence[at];
        }
    }

    private static void Look(IReadOnlyList<SaidPhrase> phrases, int[] passage, Func<string, IReadOnlyList<Mask>> find, List<Stretch>[] found)
    {
        // A phrase alone is looked at when it is scored.
        if (passage.Length < 2)
        {
            return;
        }

        IReadOnlyList<Mask> masks = find(string.Join(' ', passage.Select(index => phrases[index].Text)));
        int offset = 0;
        foreach (int index in passage)
        {
            int length = phrases[index].Text.Length;
            foreach (Mask mask in masks)
            {
                int start = Math.Max(0, mask.SourceStart - offset);
                int end = Math.Min(length, mask.SourceStart + mask.SourceLength - offset);
                if (end > start)
                {
                    found[index].Add(new Stretch(mask.Kind, start, end));
                }
            }

            offset += length + 1;
        }
    }

    private static string Masked(string text, List<Stretch> stretches)
    {
        if (stretches.Count == 0)
        {
            return text;
        }

        var masked = new StringBuilder();
        int at = 0;
        foreach (Stretch stretch in Merged(stretches))
        {
            masked.Append(text, at, stretch.Start - at).Append('[').Append(stretch.Kind).Append(']');
            at = stretch.End;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }

    // Where two passages disagree the longer stretch names the kind.
    private static List<Stretch> Merged(List<Stretch> stretches)
    {
        var merged = new List<Stretch>();
        foreach (Stretch stretch in stretches.OrderBy(one => one.Start).ThenByDescending(one => one.End))
        {
            if (merged.Count > 0 && stretch.Start < merged[^1].End)
            {
                Stretch before = merged[^1];
                string kind = stretch.End - stretch.Start > before.End - before.Start ? stretch.Kind : before.Kind;
                merged[^1] = new Stretch(kind, before.Start, Math.Max(before.End, stretch.End));
            }
            else
            {
                merged.Add(stretch);
            }
        }

        return merged;
    }

    private readonly record struct Stretch(string Kind, int Start, int End);
}
