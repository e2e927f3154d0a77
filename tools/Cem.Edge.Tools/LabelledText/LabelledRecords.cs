namespace Cem.Edge.Tools.LabelledText;

/// <summary>A text that is wholly positive or wholly negative.</summary>
/// <param name="Language"><c>en</c> or <c>zh</c>.</param>
internal sealed record PolarText(string Text, string Language, bool Positive);

/// <summary>A text that people rated.</summary>
/// <param name="Rating">Mean of the raters, -4 to 4.</param>
internal sealed record RatedText(string Text, double Rating);

/// <summary>Something a customer asks for.</summary>
internal sealed record RequestText(string Text, string Language, IReadOnlyList<string> Intents);

/// <summary>A text with the aspects it speaks of, in the words of its own source.</summary>
internal sealed record AspectText(string Text, string Language, IReadOnlyList<AspectLabel> Aspects);

/// <param name="Category">For example <c>SERVICE#GENERAL</c> or <c>price_level</c>.</param>
/// <param name="Sign">1 positive, 0 neutral, -1 negative.</param>
internal readonly record struct AspectLabel(string Category, int Sign);

/// <summary>A text with the places of the personal data in it.</summary>
internal sealed record SpannedText(string Text, IReadOnlyList<LabelledSpan> Spans);

/// <param name="Kind">Class in the words of the source, for example <c>CREDIT_CARD</c>.</param>
/// <param name="Start">First character.</param>
/// <param name="End">Behind the last character.</param>
internal readonly record struct LabelledSpan(string Kind, int Start, int End);
