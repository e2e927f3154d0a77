using Cem.Edge.Scoring.Normalisation;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>Reads the numbers of a shadow text, figures and number words of both languages, in order.</summary>
internal static class DigitGroupReader
{
    public static IEnumerable<DigitGroup> Read(string text)
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
                if (SpokenDigits.Of(text[i]) is { } digit && !StartsWord(text, i))
                {
                    yield return new DigitGroup($"{digit}", i, end, Spoken: true);
                }
            }

            i = end;
        }
    }

    /// <summary>The 一 of 一直 or the 三 of 三天: a lone digit in front of a word, not part of a number that is read out.</summary>
    private static bool StartsWord(string text, int index) =>
        !IsDigit(text, index - 1) && !IsDigit(text, index + 1) && index + 1 < text.Length && Script.IsHan(text[index + 1]) && !"嗯呃额啊".Contains(text[index + 1], StringComparison.Ordinal);

    private static bool IsDigit(string text, int index) => index >= 0 && index < text.Length && (char.IsAsciiDigit(text[index]) || SpokenDigits.Of(text[index]) is not null);

    private static DigitGroup? Word(string text, int start, int end)
    {
        var word = text[start..end];
        var (next, nextEnd) = Next(text, end);
        if (nextEnd > next && next > end && SpokenDigits.Of(word, text[next..nextEnd]) is { } pair)
        {
            return new DigitGroup(pair, start, nextEnd, Spoken: true);
        }

        return SpokenDigits.Of(word) is { } digits ? new DigitGroup(digits, start, end, Spoken: true)
            : SpokenDigits.Misheard(word) is { } misheard && nextEnd > next && SpokenDigits.Of(text[next..nextEnd]) is { Length: 1 } && IsBehindDigit(text, start)
                ? new DigitGroup(misheard, start, end, Spoken: true)
                : null;
    }

    private static (int Start, int End) Next(string text, int end)
    {
        var next = end;
        while (next < text.Length && text[next] is ' ' or '-')
        {
            next++;
        }

        return (next, next < text.Length && char.IsAsciiDigit(text[next]) ? next + 1 : WordEnd(text, next));
    }

    /// <summary>"six for seven" is 6 4 7 only between digits.</summary>
    private static bool IsBehindDigit(string text, int start)
    {
        var end = text.AsSpan(0, start).TrimEnd(' ').Length;
        var begin = end;
        while (begin > 0 && char.IsAsciiLetter(text[begin - 1]))
        {
            begin--;
        }

        return begin < end && end < start && SpokenDigits.Of(text[begin..end]) is { Length: 1 };
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
