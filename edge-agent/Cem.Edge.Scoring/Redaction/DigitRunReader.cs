namespace Cem.Edge.Scoring.Redaction;

/// <summary>Finds the digit runs of a shadow text, written or spoken.</summary>
internal static class DigitRunReader
{
    private const int LongestGap = 12;
    private const string TightSeparators = " -./()+";
    private const string LooseSeparators = ",，、;:";

    private static readonly string[] Fillers = ["um", "uh", "er", "erm", "dash", "hyphen", "then", "and", "嗯", "呃", "那个", "然后", "横杠"];

    public static IReadOnlyList<DigitRun> Read(string shadow)
    {
        var runs = new List<DigitRun>();
        var groups = new List<DigitGroup>();
        var loose = false;
        foreach (var group in Groups(shadow))
        {
            if (groups.Count > 0)
            {
                switch (Between(shadow.AsSpan(groups[^1].End, group.Start - groups[^1].End)))
                {
                    case Joint.None:
                        runs.Add(new DigitRun([.. groups], loose));
                        groups.Clear();
                        loose = false;
                        break;
                    case Joint.Loose:
                        loose = true;
                        break;
                }
            }

            groups.Add(group);
        }

        if (groups.Count > 0)
        {
            runs.Add(new DigitRun(groups, loose));
        }

        return runs;
    }

    private enum Joint
    {
        None,
        Tight,
        Loose,
    }

    private static Joint Between(ReadOnlySpan<char> gap)
    {
        if (gap.Length > LongestGap)
        {
            return Joint.None;
        }

        var joint = Joint.Tight;
        for (var i = 0; i < gap.Length;)
        {
            if (TightSeparators.Contains(gap[i], StringComparison.Ordinal))
            {
                i++;
            }
            else if (LooseSeparators.Contains(gap[i], StringComparison.Ordinal))
            {
                joint = Joint.Loose;
                i++;
            }
            else if (FillerAt(gap[i..]) is > 0 and var length)
            {
                joint = Joint.Loose;
                i += length;
            }
            else
            {
                return Joint.None;
            }
        }

        return joint;
    }

    private static int FillerAt(ReadOnlySpan<char> text)
    {
        foreach (var filler in Fillers)
        {
            if (text.StartsWith(filler, StringComparison.Ordinal) && (text.Length == filler.Length || !char.IsAsciiLetter(text[filler.Length])))
            {
                return filler.Length;
            }
        }

        return 0;
    }

    private static IEnumerable<DigitGroup> Groups(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            if (char.IsAsciiDigit(text[i]))
            {
                while (end < text.Length && char.IsAsciiDigit(text[end]))
                {
                    end++;
                }

                yield return new DigitGroup(text[i..end], i, end, Spoken: false);
            }
            else if (char.IsAsciiLetter(text[i]))
            {
                end = WordEnd(text, i);
                if (Word(text, i, end) is { } group)
                {
                    yield return group;
                    end = group.End;
                }
            }
            else
            {
                end++;
                if (SpokenDigits.Of(text[i]) is { } digit)
                {
                    yield return new DigitGroup($"{digit}", i, end, Spoken: true);
                }
            }

            i = end;
        }
    }

    private static DigitGroup? Word(string text, int start, int end)
    {
        var word = text[start..end];
        var next = end;
        while (next < text.Length && text[next] is ' ' or '-')
        {
            next++;
        }

        var nextEnd = next < text.Length && char.IsAsciiDigit(text[next]) ? next + 1 : WordEnd(text, next);
        if (nextEnd > next && next > end && SpokenDigits.Of(word, text[next..nextEnd]) is { } pair)
        {
            return new DigitGroup(pair, start, nextEnd, Spoken: true);
        }

        return SpokenDigits.Of(word) is { } digits ? new DigitGroup(digits, start, end, Spoken: true) : null;
    }

    private static int WordEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] == '\''))
        {
            end++;
        }

        return end;
    }
}
