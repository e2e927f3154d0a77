using System.Globalization;

namespace Cem.Edge.Scoring.Patterns;

/// <summary>
/// Words of which every match of a regular expression holds at least one, read off the expression. Careful rather than clever: whatever it does not know
/// needs nothing.
/// </summary>
internal sealed class NeededWords
{
    /// <summary>More would take longer to search for than the expression itself.</summary>
    private const int Most = 256;

    private readonly string _expression;
    private int _at;

    private NeededWords(string expression) => _expression = expression;

    private bool IsAtEnd => _at >= _expression.Length;

    /// <returns>Null where no such words can be told.</returns>
    public static IReadOnlySet<string>? Of(string expression)
    {
        try
        {
            var reader = new NeededWords(expression);
            var whole = reader.Alternatives();
            return reader.IsAtEnd ? whole.Best : null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private Stretch Alternatives()
    {
        var all = Sequence();
        while (Takes('|'))
        {
            all = Stretch.Either(all, Sequence(), Most);
        }

        return all;
    }

    private Stretch Sequence()
    {
        var all = Stretch.Nothing;
        while (!IsAtEnd && _expression[_at] is not ('|' or ')'))
        {
            all = Stretch.Then(all, Repeated(), Most);
        }

        return all;
    }

    private Stretch Repeated()
    {
        var once = Atom();
        var (least, most) = Times();
        // A lazy repetition finds the same texts.
        _ = (least, most) != (1, 1) && Takes('?');
        return (least, most) switch
        {
            (1, 1) => once,
            (0, 1) => Stretch.Either(Stretch.Nothing, once, Most),
            (0, _) => Stretch.Anything,
            _ => Stretch.With(once.Best),
        };
    }

    private (int Least, int Most) Times()
    {
        if (Takes('?'))
        {
            return (0, 1);
        }

        if (Takes('*'))
        {
            return (0, int.MaxValue);
        }

        if (Takes('+'))
        {
            return (1, int.MaxValue);
        }

        if (!Takes('{'))
        {
            return (1, 1);
        }

        var bounds = Until('}').Split(',');
        return int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            ? (least, bounds.Length == 1 ? least : int.MaxValue)
            : throw new NotSupportedException();
    }

    private Stretch Atom()
    {
        var c = _expression[_at++];
        return c switch
        {
            '(' => Group(),
            '[' => Class(),
            '\\' => Escape(),
            '.' => Stretch.Anything,
            '^' or '$' => Stretch.Nothing,
            '*' or '+' or '?' or '{' => throw new NotSupportedException(),
            _ => Stretch.Of(c),
        };
    }

    private Stretch Group()
    {
        var looksAround = false;
        if (Takes('?'))
        {
            looksAround = Takes('=') || Takes('!');
            if (!looksAround && !Takes(':') && !Takes('>'))
            {
                looksAround = Takes('<') ? Takes('=') || Takes('!') : throw new NotSupportedException();
                if (!looksAround)
                {
                    // Its name.
                    _ = Until('>');
                }
            }
        }

        var inside = Alternatives();
        return !Takes(')') ? throw new NotSupportedException() : looksAround ? Stretch.Nothing : inside;
    }

    /// <summary>A few characters by name, or any.</summary>
    private Stretch Class()
    {
        var start = _at;
        for (var isFirst = true; isFirst || Peek() != ']'; isFirst = false)
        {
            isFirst &= Takes('^');
            var c = Peek();
            _at += c == '\\' ? 2 : 1;
            if (c == '[')
            {
                // Behind a hyphen a class that is taken off this one; elsewhere it may be anything.
                _ = _expression[_at - 2] == '-' ? Class() : throw new NotSupportedException();
            }
        }

        var inside = _expression[start.._at++];
        return inside.AsSpan().ContainsAny("^-\\[]") || inside.Length > 4 ? Stretch.Anything
            : inside.Select(Stretch.Of).Aggregate((all, one) => Stretch.Either(all, one, Most));
    }

    private Stretch Escape()
    {
        var c = Peek();
        _at++;
        switch (c)
        {
            case 'b' or 'B' or 'A' or 'z' or 'Z':
                return Stretch.Nothing;
            case 'w' or 'W' or 's' or 'S' or 'd' or 'D':
                return Stretch.Anything;
            default:
                return char.IsAsciiLetterOrDigit(c) ? throw new NotSupportedException() : Stretch.Of(c);
        }
    }

    private char Peek() => IsAtEnd ? throw new NotSupportedException() : _expression[_at];

    private bool Takes(char c)
    {
        var takes = !IsAtEnd && _expression[_at] == c;
        _at += takes ? 1 : 0;
        return takes;
    }

    private string Until(char end)
    {
        var length = _expression.AsSpan(_at).IndexOf(end);
        if (length < 0)
        {
            throw new NotSupportedException();
        }

        var text = _expression.Substring(_at, length);
        _at += length + 1;
        return text;
    }
}
