namespace Cem.Edge.Tools.EvaluateScoring.PersonalData;

/// <summary>A made-up remark with what has to be masked in it.</summary>
internal sealed record PersonalDataSample(string Text, string Language, IReadOnlyList<PersonalValue> Values);

/// <summary>A made-up value inside a remark.</summary>
/// <param name="Class">What figures are counted by, for example <c>card_spoken</c>; empty where a mask is right but no figure asks for one, as for a town.</param>
/// <param name="Kind">Mask kind that is right for it, for example <c>card</c>.</param>
/// <param name="Start">First character.</param>
/// <param name="Length">Characters.</param>
internal readonly record struct PersonalValue(string Class, string Kind, int Start, int Length)
{
    public int End => Start + Length;
}
