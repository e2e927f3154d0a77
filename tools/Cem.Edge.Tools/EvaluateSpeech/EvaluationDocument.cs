using System.Text.Json.Serialization;
using Cem.Edge.Speech;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>What <c>cem evaluate speech --json</c> prints. Memory in MB of 1,000,000 bytes.</summary>
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
    public required UnscoredFigures Unscored { get; init; }
    public required Reliability Reliability { get; init; }

    /// <summary>Only with <c>--repeat</c>.</summary>
    public SoakFigures? Soak { get; init; }

    /// <summary>Only with <c>--cold</c>.</summary>
    public ColdFigures? Cold { get; init; }

    /// <summary>Clips that could not be read, or not to their end.</summary>
    public required IReadOnlyList<string> Failures { get; init; }

    public static EvaluationDocument Of(IReadOnlyList<ClipResult> results, string model, TranscribeOptions options, SpeechRuntimeOptions runtime)
    {
        var timed = results.Where(result => result is { IsLong: false, Transcription: not null, Clip: { IsSpeech: true, Transcript.Length: > 0 } }).ToList();
        var whole = timed.Sum(result => result.Took.TotalSeconds);
        return new EvaluationDocument
        {
            Sets = results.GroupBy(result => result.Set).ToDictionary(set => set.Key, set => SetFigures.Of([.. set])),
            Rtf = Ratio(whole, timed.Sum(result => result.Transcription!.Audio.TotalSeconds)),
            Overhead = Ratio(whole, timed.Sum(result => result.ModelTime.TotalSeconds)),
            PeakRssMb = ResidentMemory.PeakMb,
            Model = model,
            Policy = new(options.Beams, options.FastPath, options.Language ?? $"detected among {string.Join(", ", options.Languages)}", runtime.Threads),
            Reruns = results.Sum(result => result.Reruns),
            Unscored = UnscoredFigures.Of(results),
            Reliability = Reliability.Of(results),
            Failures = [.. results.Select(result => result.Failure).OfType<string>()],
        };
    }

    private static double Ratio(double a, double b) => b > 0 ? Math.Round(a / b, 4) : 0;
}

internal sealed record EvaluationPolicy(int Beams, bool FastPath, string Language, int Threads);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EvaluationDocument))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
