namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>Figures of one set of clips.</summary>
/// <param name="Errors">Words (English) or characters (Chinese); where nothing was said, words written.</param>
/// <param name="Units">Words or characters of the transcripts.</param>
/// <param name="Seconds">Whole pipeline, without loading.</param>
internal sealed record SetFigures(int Clips, int Errors, int Units, double SecondsAudio, double Seconds)
{
    /// <summary>Clips of speech that came out without any text; their words also count as errors.</summary>
    public int Unscored { get; init; }

    /// <summary>Error rate of the clip in the middle; null without transcripts.</summary>
    public double? Median { get; init; }

    /// <summary>The clip with the highest error rate; null when none has an error.</summary>
    public WorstClip? Worst { get; init; }

    public static SetFigures Of(IReadOnlyList<ClipResult> results)
    {
        var rated = results.Where(result => result.Errors?.Units > 0).OrderBy(result => result.Errors!.Value.Rate).ToList();
        return new(
            results.Count,
            results.Sum(result => result.Errors?.Errors ?? 0),
            results.Sum(result => result.Errors?.Units ?? 0),
            Math.Round(results.Sum(result => result.Transcription?.Audio.TotalSeconds ?? 0), 2),
            Math.Round(results.Sum(result => result.Took.TotalSeconds), 2))
        {
            Unscored = results.Count(result => result.IsUnscored),
            Median = rated.Count == 0 ? null : Math.Round((rated[(rated.Count - 1) / 2].Errors!.Value.Rate + rated[rated.Count / 2].Errors!.Value.Rate) / 2, 4),
            Worst = WorstClip.Among(results),
        };
    }
}

internal sealed record WorstClip(string File, int Errors, int Units)
{
    public static WorstClip? Among(IEnumerable<ClipResult> results) => results
        .Where(result => result.Errors?.Errors > 0)
        .OrderByDescending(result => result.Errors!.Value.Units > 0 ? result.Errors.Value.Rate : result.Errors.Value.Errors)
        .Select(result => new WorstClip(result.Clip.File, result.Errors!.Value.Errors, result.Errors.Value.Units))
        .FirstOrDefault();
}
