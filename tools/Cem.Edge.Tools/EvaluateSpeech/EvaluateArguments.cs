using System.CommandLine;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>The command line of <c>cem evaluate speech</c>.</summary>
internal sealed class EvaluateArguments
{
    private readonly Option<string> manifest = new("--manifest") { Description = "Table of clips: set, file, transcript, language, sample_rate, kind.", HelpName = "TSV", Required = true };
    private readonly Option<string> root = new("--root") { Description = "Folder that the file names in the table start from.", HelpName = "DIR", Required = true };
    private readonly Option<bool> json = new("--json") { Description = "Print the figures as JSON." };
    private readonly Option<string?> details = new("--details") { Description = "Write each clip's text and errors to this table.", HelpName = "TSV" };
    private readonly Option<int?> count = new("--clips") { Description = "Only the first N clips; with --repeat, N clips in all.", HelpName = "N" };
    private readonly Option<bool> repeat = new("--repeat") { Description = "Round after round in one process: does memory stay flat, does the text stay the same? Other figures are those of the first round." };
    private readonly Option<bool> cold = new("--cold") { Description = "Measure the cold start too: from the start of a fresh process to the text of a 4 s clip, median of 5." };

    public EvaluateArguments() => count.Within(1, 1_000_000);

    public SpeechOptions Engine { get; } = new();

    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { manifest, root, json, details, count, repeat, cold })
            verb.Options.Add(option);
        Engine.AddTo(verb);
        verb.Validators.Add(result =>
        {
            if (result.GetValue(repeat) && result.GetValue(count) is null)
                result.AddError("--repeat needs to know when to stop. Say how many clips in all, for example --clips 2000.");
        });
    }

    public bool Json(ParseResult parsed) => parsed.GetValue(json);

    public string? Details(ParseResult parsed) => parsed.GetValue(details);

    public bool Cold(ParseResult parsed) => parsed.GetValue(cold);

    /// <summary>Clips in all when they are to be repeated, else null.</summary>
    public int? Rounds(ParseResult parsed) => parsed.GetValue(repeat) ? parsed.GetValue(count) : null;

    /// <exception cref="UsageException">The table cannot be read, or names no clip.</exception>
    public IReadOnlyList<ManifestClip> Clips(ParseResult parsed)
    {
        var clips = ManifestReader.Read(parsed.GetRequiredValue(manifest));
        if (clips.Count == 0)
            throw new UsageException($"{parsed.GetRequiredValue(manifest)}: the manifest names no clip. It needs one line for each below its header.");
        return parsed.GetValue(count) is { } first && first < clips.Count ? [.. clips.Take(first)] : clips;
    }

    /// <exception cref="UsageException">There is no such folder.</exception>
    public string Root(ParseResult parsed)
    {
        var folder = parsed.GetRequiredValue(root);
        return Directory.Exists(folder) ? folder : throw new UsageException($"{folder}: there is no such folder. Check --root.");
    }
}
