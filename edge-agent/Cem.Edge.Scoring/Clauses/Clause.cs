namespace Cem.Edge.Scoring.Clauses;

/// <summary>A stretch of the redacted text that says one thing.</summary>
/// <param name="Text">As written, redacted.</param>
/// <param name="Form">The same in match form.</param>
/// <param name="Language"><c>en</c> or <c>zh</c>.</param>
/// <param name="Weight">1; 1.5 after a contrast word, 0.5 before it.</param>
/// <param name="Sentence">Number of the sentence it belongs to.</param>
internal sealed record Clause(string Text, string Form, string Language, double Weight, int Sentence);
