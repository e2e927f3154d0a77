namespace Cem.Edge.Scoring.Redaction;

/// <summary>How two numbers are joined.</summary>
internal enum Joint
{
    /// <summary>Not at all: words stand between them.</summary>
    None,

    /// <summary>By nothing, blanks or hyphens.</summary>
    Tight,

    /// <summary>By a comma, a breath or a filler; it may be a list.</summary>
    Loose,
}

/// <summary>Judges what stands between two numbers.</summary>
internal static class Joints
{
    private const int LongestGap = 24;
    private const string TightSeparators = " -./()+";
    private const string LooseSeparators = ",，、;:…";

    private static readonly string[] Fillers =
    [
        "um", "umm", "uh", "er", "erm", "ah", "hmm", "dash", "hyphen", "space", "slash", "then", "and", "next", "sorry", "wait", "no", "okay", "ok", "yeah", "so", "like",
        "嗯", "呃", "额", "啊", "那个", "然后", "横杠", "杠", "空格", "再", "还有", "不对",
    ];

    public static Joint Between(ReadOnlySpan<char> gap)
    {
        if (gap.Length > LongestGap)
        {
            return Joint.None;
        }

        var joint = Joint.Tight;
        for (var i = 0; i < gap.Length;)
        {
            var length = TightSeparators.Contains(gap[i], StringComparison.Ordinal) || LooseSeparators.Contains(gap[i], StringComparison.Ordinal) ? 1 : FillerAt(gap[i..]);
            if (length == 0)
            {
                return Joint.None;
            }

            joint = TightSeparators.Contains(gap[i], StringComparison.Ordinal) ? joint : Joint.Loose;
            i += length;
        }

        return joint;
    }

    private static int FillerAt(ReadOnlySpan<char> text)
    {
        var longest = 0;
        foreach (var filler in Fillers)
        {
            if (filler.Length > longest && text.StartsWith(filler, StringComparison.Ordinal) && (text.Length == filler.Length || !char.IsAsciiLetter(text[filler.Length])))
            {
                longest = filler.Length;
            }
        }

        return longest;
    }
}
