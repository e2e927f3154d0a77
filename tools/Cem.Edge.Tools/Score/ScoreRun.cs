using System.Globalization;
using System.Text.Json;
using Cem.Edge.Scoring;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Score;

internal enum ScoreFormat
{
    Text,
    Json,
}

/// <summary>Scores line by line, so that it can stand in a pipe.</summary>
internal sealed class ScoreRun(Scorer scorer, Terminal terminal, ScoreFormat format)
{
    public async Task<int> RunAsync(ScoreInputs inputs, IReadOnlyList<string> files, string? language, CancellationToken cancel)
    {
        var texts = 0;
        await foreach (var line in inputs.LinesAsync(files, cancel))
        {
            texts++;
            Print(scorer.Score(line, language));
        }

        return inputs.Failed ? ExitCode.Failure
            : texts > 0 ? ExitCode.Success
            : throw new UsageException("No text to score. Give one text a line, for example: echo \"the till was so slow\" | cem score");
    }

    private void Print(ScoredText scored)
    {
        if (scored.Truncated)
        {
            terminal.Problem($"A text was longer than {Scorer.MaxTextLength} characters; only its beginning is scored.");
        }

        if (format == ScoreFormat.Json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(ScoreDocument.Of(scored), ScoreJson.Default.ScoreDocument));
            return;
        }

        terminal.Output.WriteLine(scored.Text);
        foreach (var finding in scored.Findings)
        {
            terminal.Output.WriteLine(Describe(finding));
            if (finding.Explanation.Count > 0)
            {
                terminal.Output.WriteLine($"      why: {string.Join("; ", finding.Explanation.Select(Describe))}");
            }
        }
    }

    private static string Describe(Finding finding)
    {
        var polarity = finding.Polarity is { } value ? value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) : "  -  ";
        var label = finding.Label == Label.None ? finding.Gate.ToString() : finding.Label.ToString();
        var aspect = finding.Aspects.Count == 0 ? "no aspect" : string.Join(", ", finding.Aspects);
        var department = finding.Department.Length == 0 ? "" : $" -> {string.Join(", ", finding.AlsoTold.Prepend(finding.Department))}";
        var flags = (finding.Severity == Severity.Info ? "" : $"  {finding.Severity.ToString().ToUpperInvariant()}") + (finding.Effort ? "  effort" : "");
        var confidence = finding.Confidence.ToString("0%", CultureInfo.InvariantCulture);
        return $"  {polarity}  {label.ToLowerInvariant(),-8} {aspect}{department}{flags}  (sure {confidence})  \"{finding.Clause}\"";
    }

    private static string Describe(Reason reason) => reason.Share == 0
        ? $"{reason.Kind} {reason.What}"
        : string.Create(CultureInfo.InvariantCulture, $"{reason.Kind} \"{reason.What}\" {reason.Share:+0%;-0%}");
}
