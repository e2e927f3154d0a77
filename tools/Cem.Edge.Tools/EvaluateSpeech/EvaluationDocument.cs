using System.Diagnostics;
using System.Text.Json.Serialization;
using Cem.Edge.Speech;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>What <c>cem evaluate speech --json</c> prints.</summary>
internal sealed record EvaluationDocument
{
    public required IReadOnlyDictionary<string, SetFigures> Sets { get; init; }

    /// <summary>Seconds per second of sound over the clips with a transcript up to 29.5 s; loading excluded.</summary>
    public required double Rtf { get; init; }

    /// <summary>Whole pipeline / encoder and decoder runs alone, over the same clips.</summary>
    public required double Overhead { get; init; }

    public required double PeakRssMb { get; init; }
    public required string Model { get; init; }
    public required EvaluationPolicy Policy { get; init; }
    public required int Reruns { get; init; }

    public static EvaluationDocument Of(IReadOnlyList<ClipResult> results, string model, TranscribeOptions options, SpeechRuntimeOptions runtime)
    {
        var timed = results.Where(result => result is { IsLong: false, Transcription: not null, Clip: { IsSpeech: true, Transcript.Length: > 0 } }).ToList();
        var whole = timed.Sum(result => result.Took.TotalSeconds);
        using var process = Process.GetCurrentProcess();
        return new EvaluationDocument
        {
            Sets = results.GroupBy(result => result.Set).ToDictionary(set => set.Key, set => SetFigures.Of([.. set])),
            Rtf = Ratio(whole, timed.Sum(result => result.Transcription!.Audio.TotalSeconds)),
            Overhead = Ratio(whole, timed.Sum(result => result.ModelTime.TotalSeconds)),
            PeakRssMb = Math.Round(process.PeakWorkingSet64 / 1e6, 1),
            Model = model,
            Policy = new(options.Beams, options.FastPath, options.Language ?? $"detected among {string.Join(", ", options.Languages)}", runtime.Threads),
            Reruns = results.Sum(result => result.Reruns),
        };
    }

    private static double Ratio(double a, double b) => b > 0 ? Math.Round(a / b, 4) : 0;
}

internal sealed record SetFigures(int Clips, int Errors, int Units, double SecondsAudio, double Seconds)
{
    public static SetFigures Of(IReadOnlyList<ClipResult> results) => new(
        results.Count,
        results.Sum(result => result.Errors?.Errors ?? 0),
        results.Sum(result => result.Errors?.Units ?? 0),
        Math.Round(results.Sum(result => result.Transcription?.Audio.TotalSeconds ?? 0), 2),
        Math.Round(results.Sum(result => result.Took.TotalSeconds), 2));
}

internal sealed record EvaluationPolicy(int Beams, bool FastPath, string Language, int Threads);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(EvaluationDocument))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
