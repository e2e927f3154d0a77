using System.Text.RegularExpressions;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>
/// English names. Speech has no capitals, so a cue must do ("my name is ..."); where the cue is weak ("this is ...") or missing, a known first
/// name or a capital in the middle of a sentence is asked for as well. Names of staff become their role.
/// </summary>
internal static partial class EnglishNames
{
    private const RegexOptions Form = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int MostWords = 4;
    private const int FewestSpelledLetters = 5;

    public static IEnumerable<Span> Find(ShadowText shadow)
    {
        var brands = NameLists.Brands.Matches(shadow.Text);
        var cues = new CueEnds(shadow.Text);
        var words = WordPattern().Matches(shadow.Text).Select(match => new Word(match.Value, match.Index, shadow.IsCapital(match.Index)))
            .Where(word => !brands.Any(brand => brand.Index <= word.Start && word.End <= brand.Index + brand.Length)).ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            if (Evidence(shadow, words, i, cues) is not (> Sign.None and var sign))
            {
                continue;
            }

            var last = Extend(shadow.Text, words, i, sign);
            var kind = !cues.Self.Contains(words[i].Start) && (cues.Staff.Contains(words[i].Start) || StaffAfter().IsMatch(shadow.Text, words[last].End)) ? MaskKind.Staff : MaskKind.Name;
            yield return shadow.ToRaw(kind, words[i].Start, words[last].End);
            i = last;
        }
    }

    /// <summary>What says that a word is a name, weakest first.</summary>
    private enum Sign
    {
        None,
        Known,
        Cue,
        Self,
        Spelled,
    }

    private readonly record struct Word(string Text, int Start, bool Capital)
    {
        public int End => Start + Text.Length;
    }

    /// <summary>Where the cues of each kind end: a word that starts there stands behind the cue. One pass a kind, not one a word.</summary>
    private sealed class CueEnds(string text)
    {
        public HashSet<int> Self { get; } = Of(SelfCue(), text);

        public HashSet<int> Title { get; } = Of(TitleCue(), text);

        public HashSet<int> PlainTitle { get; } = Of(PlainTitleCue(), text);

        public HashSet<int> Weak { get; } = Of(WeakCue(), text);

        public HashSet<int> Staff { get; } = Of(StaffBefore(), text);

        public HashSet<int> Framed { get; } = Of(FramedBefore(), text);

        public HashSet<int> Introducing { get; } = Of(IntroducingCue(), text);

        public HashSet<int> Naming { get; } = Of(NamingCue(), text);

        private static HashSet<int> Of(Regex cue, string text)
        {
            var ends = new HashSet<int>();
            foreach (var match in cue.EnumerateMatches(text))
            {
                ends.Add(match.Index + match.Length);
            }

            return ends;
        }
    }

    private static Sign Evidence(ShadowText shadow, Word[] words, int index, CueEnds cues)
    {
        var word = words[index];
        if (SpelledLetters(shadow.Text, words, index) is var letters && (letters >= FewestSpelledLetters || (letters > 1 && cues.Self.Contains(word.Start))))
        {
            return Sign.Spelled;
        }

        if (word.Text.Length < 2 || NameLists.IsNever(word.Text))
        {
            return Sign.None;
        }

        var known = NameLists.IsFirst(word.Text);
        if (cues.Self.Contains(word.Start))
        {
            return Sign.Self;
        }

        if (cues.Title.Contains(word.Start))
        {
            return known || NameLists.IsSurname(word.Text) || (word.Capital && !IsAllCapitals(shadow, word)) || cues.PlainTitle.Contains(word.Start) ? Sign.Cue : Sign.None;
        }

        if ((word.Start == 0 || cues.Framed.Contains(word.Start)) && FramedAfter().IsMatch(shadow.Text, word.End))
        {
            return Sign.Self;
        }

        var certain = known && !NameLists.IsEverydayWord(word.Text);
        var inside = word.Capital && !StartsSentence(shadow.Text, word.Start);
        if (cues.Staff.Contains(word.Start) && ((word.Capital && (known || inside)) || certain || (cues.Naming.Contains(word.Start) && NameEnds().IsMatch(shadow.Text, AfterNext(words, index)))))
        {
            return Sign.Self;
        }

        if (cues.Weak.Contains(word.Start))
        {
            return certain || (known && word.Capital) || (inside && !IsAllCapitals(shadow, word) && cues.Introducing.Contains(word.Start)) ? Sign.Known : Sign.None;
        }

        return certain || (known && word.Capital && (inside || StaffAfter().IsMatch(shadow.Text, word.End)) && FollowedByName(words, index)) ? Sign.Known : Sign.None;
    }

    private static bool FollowedByName(Word[] words, int index) =>
        index + 1 < words.Length && words[index + 1] is { Capital: true } next && next.Start == words[index].End + 1 && (NameLists.IsSurname(next.Text) || !NameLists.IsNever(next.Text));

    /// <summary>End of the word, or of the one after it where that can be a surname.</summary>
    private static int AfterNext(Word[] words, int index) =>
        index + 1 < words.Length && words[index + 1].Start == words[index].End + 1 && !NameLists.IsNever(words[index + 1].Text) ? words[index + 1].End : words[index].End;

    private static bool IsAllCapitals(ShadowText shadow, Word word) => word.Text.Length > 1 && shadow.IsCapital(word.Start + 1);

    private static bool StartsSentence(string text, int start) => text.AsSpan(0, start).TrimEnd(' ') is [] or [.., '.' or '!' or '?' or ';' or ':' or '"'];

    /// <summary>Last word of the name: surnames, capitals and spelled letters go on; behind a cue also an unknown word with a pause after it.</summary>
    private static int Extend(string text, Word[] words, int first, Sign sign)
    {
        var last = first;
        if (sign == Sign.Spelled)
        {
            return first + SpelledLetters(text, words, first) - 1;
        }

        while (last + 1 < words.Length && last - first + 1 < MostWords && words[last + 1] is var next && next.Start == words[last].End + 1 && text[words[last].End] is ' ' or '-')
        {
            var goesOn = NameLists.IsNever(next.Text) ? false
                : NameLists.IsSurname(next.Text) || (next.Capital && words[first].Capital) ? true
                : NameLists.IsFirst(next.Text) && !NameLists.IsEverydayWord(next.Text) ? true
                : sign == Sign.Self && last == first && next.Text.Length > 1 && NameEnds().IsMatch(text, next.End);
            if (!goesOn)
            {
                break;
            }

            last++;
        }

        return last;
    }

    /// <summary>Number of single letters said one after the other, from a word on; "s-m-i-t-h" counts as all of its letters in one word.</summary>
    private static int SpelledLetters(string text, Word[] words, int index)
    {
        var count = 0;
        while (index + count < words.Length && words[index + count] is { Text.Length: 1 } word && (count == 0 || (word.Start - words[index + count - 1].End == 1 && text[word.Start - 1] is ' ' or '-')))
        {
            count++;
        }

        return count;
    }

    [GeneratedRegex(@"(?<![a-zà-öø-ÿ'])[a-zà-öø-ÿ]+('(?!s\b)[a-zà-öø-ÿ]+)?", Form)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"\b((my|his|her|their|the|first|last|full|customer'?s?|sur) ?name('s| is| was| would be)( spelled| called)?|name's|name is|i am called|i'm called|(just|please|can) call me|you can call me|under the name( of)?|in the name of|surname( is)?|that'?s spelled|it'?s spelled|spelt|spelled):? (mr\.? |mrs\.? |ms\.? |miss |dr\.? )?", Form)]
    private static partial Regex SelfCue();

    [GeneratedRegex(@"\b(ms|miss|dr|doctor|uncle|aunt|auntie|mr|mrs|mister|missus)\.? ", Form)]
    private static partial Regex TitleCue();

    [GeneratedRegex(@"\b(mr|mrs|mister|missus)\.? ", Form)]
    private static partial Regex PlainTitleCue();

    [GeneratedRegex(@"\b(this is|i am|i'm|it's|it is|speaking to|speaking with|hi|hello|hey|dear|ask for|signed|regards|yours|thanks|thank you|cheers|named|called|under|me,|from|for|to|with|by|and|is) ", Form)]
    private static partial Regex WeakCue();

    [GeneratedRegex(@"\b((served|helped|assisted|advised|treated|greeted|seen|checked out|dealt with|looked after) by|(spoke|speaking|spoken|talked|talking|dealt|went|dealing) (to|with)|(thanks|thank you|kudos|credit|praise|compliments|shout ?out) (so much )?to|(assistant|cashier|manager|supervisor|colleague|advis[eo]r|clerk|employee|waiter|waitress|server|barista|associate|rep|representative|salesman|salesperson|saleswoman|pharmacist|technician|lady|guy|girl|gentleman|man|woman|person|someone|somebody)( there| at the till| at the desk)?,? (named|called|name of)|(cashier|assistant|manager|supervisor|colleague|barista|waiter|waitress|advis[eo]r|pharmacist|technician),?|name ?tag (said|says)|your (colleague|employee|staff member|cashier|assistant)) ", Form)]
    private static partial Regex StaffBefore();

    /// <summary>"this is ... calling", "hi, ... here": whatever stands between is a name.</summary>
    [GeneratedRegex(@"\b(this is|it's|it is|hi,?|hello,?|hey,?) ", Form)]
    private static partial Regex FramedBefore();

    [GeneratedRegex(@"\G( [a-zà-öø-ÿ'-]{2,20})?,? (calling|speaking|phoning|here\b(?! (is|was|are|to|in|at|for|and)\b))", Form)]
    private static partial Regex FramedAfter();

    /// <summary>Behind these a capital is a name, listed or not.</summary>
    [GeneratedRegex(@"\b(this is|i am|i'm|hi|hello|hey|dear|ask for|signed|regards|yours|thanks|thank you|called|named|under|(ordered|bought|placed|booked|paid|signed|made|handled) by) ", Form)]
    private static partial Regex IntroducingCue();

    /// <summary>Behind these any word is a name.</summary>
    [GeneratedRegex(@"\b((served|helped|assisted|greeted|looked after) by|named|called|name of|(said|says)) ", Form)]
    private static partial Regex NamingCue();

    [GeneratedRegex(@"\G,? ?(who |really |was so |just )*(helped|served|assisted|advised|greeted|(at|on|behind|from|in) the (till|tills|desk|counter|checkout|register|front|fitting|help|service|information|customer|phone|shoe|toy|meat|fish|bakery|deli|electronics|garden|paint|tool)|(at|on) (checkout|reception|customer service|the shop floor)|in (customer service|electronics|produce|the bakery|menswear|womenswear|returns)|works (here|there|at|in))", Form)]
    private static partial Regex StaffAfter();

    [GeneratedRegex(@"\G( ?[.,;!?]|\z| (and|i|from|calling|here|speaking|my|but|phoning|on|with|about|who|at|in|was|yesterday|today|last|for)\b)", Form)]
    private static partial Regex NameEnds();
}
