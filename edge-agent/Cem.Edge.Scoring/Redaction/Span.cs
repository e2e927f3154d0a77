namespace Cem.Edge.Scoring.Redaction;

/// <summary>A stretch of the raw text to be masked.</summary>
internal readonly record struct Span(string Kind, int Start, int End)
{
    public int Length => End - Start;

    public bool Overlaps(Span other) => Start < other.End && other.Start < End;
}
