namespace Cem.Edge.Scoring.Redaction;

/// <summary>Digits that were written or said together, as one word of them each.</summary>
/// <param name="Digits">0-9.</param>
/// <param name="Start">First character in the shadow.</param>
/// <param name="End">One past the last.</param>
/// <param name="Spoken">A number word, not figures.</param>
internal readonly record struct DigitGroup(string Digits, int Start, int End, bool Spoken);

/// <summary>Groups with nothing but separators and fillers between them.</summary>
/// <param name="Groups">At least one.</param>
/// <param name="Loose">A comma or a filler stands between some groups, so it may be a list of numbers.</param>
internal sealed record DigitRun(IReadOnlyList<DigitGroup> Groups, bool Loose)
{
    public string Digits { get; } = string.Concat(Groups.Select(group => group.Digits));

    public int Start => Groups[0].Start;

    public int End => Groups[^1].End;

    public bool Spoken => Groups.Any(group => group.Spoken);

    /// <summary>Lengths of the groups, for example "3-3-4".</summary>
    public string Shape { get; } = string.Join('-', Groups.Select(group => group.Digits.Length));

    public DigitRun Part(int first, int count) => new([.. Groups.Skip(first).Take(count)], Loose);
}
