using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.LabelledText;

/// <summary>Corrected labels of a hub, as <c>GET /api/v1/examples</c> exports them: JSON Lines.</summary>
internal static class JudgedClauses
{
    private const string Train = "train";
    private static readonly string[] Gates = ["opinion", "request", "none"];

    /// <exception cref="UsageException">A line is broken, has an unknown gate, or is not meant to train.</exception>
    public static IEnumerable<JudgedClause> Read(string path) => JsonFile.Lines(path, RemarkShapes.Default.JudgedClause).Select(row =>
        row.Value.Part != Train ? throw TextFile.Broken(path, row.Line.Number, $"part is \"{row.Value.Part}\"; only \"{Train}\" may train")
        : Gates.Contains(row.Value.Gate) ? row.Value
        : throw TextFile.Broken(path, row.Line.Number, $"gate is \"{row.Value.Gate}\"; it is opinion, request or none"));
}
