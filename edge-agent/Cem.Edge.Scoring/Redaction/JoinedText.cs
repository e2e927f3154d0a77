namespace Cem.Edge.Scoring.Redaction;

/// <summary>
/// A shadow in which what was spelled out stands together: "g b eight two w e s t" becomes "gb82west", "三八零零" becomes "3800". Patterns of
/// ids, plates, mail and network addresses then need one form only.
/// </summary>
internal static class JoinedText
{
    public static ShadowText Of(ShadowText shadow) => shadow.Rewritten(Pieces(shadow.Text));

    private static IEnumerable<(string Text, int Start, int End)> Pieces(string text)
    {
        var copied = 0;
        Unit? last = null;
        foreach (var unit in Units(text))
        {
            if (last is not { } before || !AreOne(text, before, unit))
            {
                for (; copied < unit.Start; copied++)
                {
                    yield return (text[copied..(copied + 1)], copied, copied + 1);
                }
            }

            yield return (unit.Text, unit.Start, unit.End);
            copied = unit.End;
            last = unit;
        }

        for (; copied < text.Length; copied++)
        {
            yield return (text[copied..(copied + 1)], copied, copied + 1);
        }
    }

    /// <summary>Two written numbers are kept apart: only what somebody spells is joined.</summary>
    private static bool AreOne(string text, Unit first, Unit second) =>
        Joints.Between(text.AsSpan(first.End, second.Start - first.End)) switch
        {
            Joint.Tight => first.Spelled || second.Spelled,
            Joint.Loose => first.Spelled && second.Spelled,
            _ => false,
        };

    private static List<Unit> Units(string text)
    {
        var digits = DigitGroupReader.Read(text).Select(group => new Unit(group.Digits, group.Start, group.End, group.Spoken));
        return digits.Concat(Letters(text)).OrderBy(unit => unit.Start).ThenByDescending(unit => unit.End).Aggregate(new List<Unit>(), (units, unit) =>
        {
            if (units.Count == 0 || units[^1].End <= unit.Start)
            {
                units.Add(unit);
            }

            return units;
        });
    }

    private static IEnumerable<Unit> Letters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetter(text[i]) && !IsPartOfWord(text, i - 1) && !IsPartOfWord(text, i + 1))
            {
                yield return new Unit(text[i..(i + 1)], i, i + 1, Spelled: true);
            }
        }
    }

    private static bool IsPartOfWord(string text, int index) => index >= 0 && index < text.Length && (char.IsAsciiLetterOrDigit(text[index]) || text[index] == '\'');

    private readonly record struct Unit(string Text, int Start, int End, bool Spelled);
}
