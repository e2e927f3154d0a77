namespace Cem.Edge.Scoring.Redaction;

/// <summary>A stretch of the raw text to be masked.</summary>
/// <param name="Kind">One of <see cref="MaskKind"/>.</param>
/// <param name="Start">First character in the raw text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Hash">Stands behind the kind in the mask; empty for all kinds but orders.</param>
internal readonly record struct Span(string Kind, int Start, int End, string Hash = "")
{
    public int Length => End - Start;

    public string Shown => Hash.Length == 0 ? $"[{Kind}]" : $"[{Kind}-{Hash}]";

    public bool Overlaps(Span other) => Start < other.End && other.Start < End;
}
