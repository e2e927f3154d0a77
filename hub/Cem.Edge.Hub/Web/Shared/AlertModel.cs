namespace Cem.Edge.Hub.Web.Shared;

/// <summary>An alert in the reader's words.</summary>
/// <param name="Severity">Word of the severity: info, warning or critical.</param>
/// <param name="Kind">Word of the kind, for example unhappy-answers.</param>
/// <param name="Explanation">One line.</param>
/// <param name="Ending">"Open", or how and when it ended.</param>
/// <param name="Sentence">The redacted remark; null where there is none.</param>
/// <param name="Because">Words and rules behind it; null where there are none.</param>
public sealed record AlertModel(string Severity, string Kind, string Explanation, string Ending, string? Sentence, string? Because);
