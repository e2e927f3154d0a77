using System.Globalization;
using System.Text.Json;

namespace Cem.Edge.Contracts;

/// <summary>What is told of JSON that could not be read.</summary>
internal static class JsonProblem
{
    // The text of a JSON error may quote the input, and the input may be a shopper's words: only the place is told.
    public static string Of(Exception problem) => problem is JsonException { Path: { Length: > 0 } path }
        ? $"malformed JSON at {(path.Length > 60 ? path[..60] : path)}"
        : problem is JsonException { LineNumber: { } line, BytePositionInLine: { } position }
            ? string.Create(CultureInfo.InvariantCulture, $"malformed JSON at line {line + 1}, byte {position + 1}")
            : "malformed JSON";
}
