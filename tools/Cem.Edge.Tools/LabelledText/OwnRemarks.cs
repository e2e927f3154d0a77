using System.Text.Json.Serialization;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.LabelledText;

/// <summary>The project's own store remarks in spoken style, <c>edge-agent/labelled-remarks</c>.</summary>
internal static class OwnRemarks
{
    public const string First = "first.jsonl";
    public const string Second = "second.jsonl";
    public const string Settled = "settled.jsonl";
    public const string Critical = "critical.jsonl";
    public const string Harmless = "harmless.jsonl";
    private const string HeldOut = "held-out";
    private const string Place = "edge-agent/labelled-remarks";
    private static readonly string[] Languages = ["en", "zh"];

    /// <summary>The folder found upwards from the program; null where the program runs without the repository.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, Place)))
                return Path.Combine(folder.FullName, Place);
        }

        return null;
    }

    /// <summary>Remarks of both languages with what counts as true; those without a truth yet are left out.</summary>
    /// <exception cref="UsageException">A file is missing, broken, or labels a remark that does not exist.</exception>
    public static IReadOnlyList<OwnRemark> Read(string folder)
    {
        var truths = Labels(folder, Settled).ToDictionary(label => label.Id);
        var remarks = Languages.SelectMany(language => JsonFile.Lines(Path.Combine(folder, $"{language}.jsonl"), RemarkShapes.Default.RemarkLine)
            .Select(row => (row.Value, Language: language))).ToList();
        if (truths.Keys.Except(remarks.Select(remark => remark.Value.Id)).FirstOrDefault() is { } orphan)
            throw new UsageException($"{Path.Combine(folder, Settled)}: \"{orphan}\" is labelled, but no remark has this id.");
        return [.. remarks.Where(remark => truths.ContainsKey(remark.Value.Id))
            .Select(remark => new OwnRemark(remark.Value.Id, remark.Value.Text, remark.Language, remark.Value.Part == HeldOut, truths[remark.Value.Id]))];
    }

    /// <summary>One labelling: <see cref="First"/>, <see cref="Second"/> or what was settled.</summary>
    public static IReadOnlyList<RemarkLabel> Labels(string folder, string file) =>
        [.. JsonFile.Lines(Path.Combine(folder, file), RemarkShapes.Default.RemarkLabel).Select(row => row.Value)];

    /// <summary>Remarks that are <see cref="Critical"/>, or sound so and are <see cref="Harmless"/>.</summary>
    public static IReadOnlyList<AlarmRemark> Alarms(string folder, string file) =>
        [.. JsonFile.Lines(Path.Combine(folder, file), RemarkShapes.Default.AlarmRemark).Select(row => row.Value)];
}

internal sealed record OwnRemark(string Id, string Text, string Language, bool IsHeldOut, RemarkLabel Truth);

/// <summary>What a remark means, in words: <c>gate</c> opinion, request or none; <c>polarity</c> positive, negative, mixed or none; <c>label</c> pain, itch, pleasure or none.</summary>
/// <param name="Aspects">Taxonomy id of the first level, and positive, negative or neutral.</param>
internal sealed record RemarkLabel(
    string Id, string Gate, string Polarity, IReadOnlyDictionary<string, string> Aspects, string Label, string Department, string Severity, bool Effort);

/// <summary>A clause that a person judged at the hub (<c>GET /api/v1/examples</c>); members that training does not need are not read.</summary>
/// <param name="Gate">As in <see cref="RemarkLabel"/>, like <paramref name="Polarity"/>.</param>
internal sealed record JudgedClause(string Id, string Language, string Text, string Part, string Gate, string Polarity);

internal sealed record AlarmRemark(string Id, string Language, string Text);

internal sealed record RemarkLine(string Id, string Text, string Part);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RemarkLine))]
[JsonSerializable(typeof(RemarkLabel))]
[JsonSerializable(typeof(AlarmRemark))]
[JsonSerializable(typeof(JudgedClause))]
internal sealed partial class RemarkShapes : JsonSerializerContext;
