using System.Text.Json.Serialization;
using Cem.Edge.Tools.EvaluateScoring.Figures;
using Cem.Edge.Tools.EvaluateScoring.Own;
using Cem.Edge.Tools.EvaluateScoring.Privacy;

namespace Cem.Edge.Tools.EvaluateScoring;

/// <summary>What <c>cem evaluate scoring --json</c> prints. Shares 0 to 1, losses in points, memory in MB of 1,000,000 bytes.</summary>
internal sealed record ScoringDocument
{
    public required IReadOnlyDictionary<string, SetFigures> Sets { get; init; }
    public required IReadOnlyDictionary<string, GateFigures> Gate { get; init; }
    /// <summary>By class of personal data.</summary>
    public required IReadOnlyDictionary<string, ClassFigures> Pii { get; init; }

    /// <summary>Share of the words (Chinese: characters) that are masked in texts without personal data.</summary>
    public required double FalseMasks { get; init; }

    public required double Ece { get; init; }
    public required string Versions { get; init; }

    /// <summary>Polarity model that spoke: <c>encoder</c> or <c>ngram</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Median milliseconds of a clause of 20 tokens as the encoder counts them, one thread, by model.</summary>
    public required IReadOnlyDictionary<string, double> MsPerClause { get; init; }

    /// <summary>Largest resident memory of a fresh <c>cem score</c> with that model, by model.</summary>
    public required IReadOnlyDictionary<string, double> PeakRssMb { get; init; }

    /// <summary>By noisy set: points lost against the same text without punctuation; <c>phone_cer10_ngram</c> is what the n-gram model loses.</summary>
    public required IReadOnlyDictionary<string, double> Losses { get; init; }

    /// <summary>The held-out third of the project's own remarks, by language.</summary>
    public required IReadOnlyDictionary<string, OwnFigures> Own { get; init; }

    /// <summary>Only with <c>--aloud</c>.</summary>
    public AloudFigures? Aloud { get; init; }

    public AlarmFigures? Alarms { get; init; }

    /// <summary>Agreement of the two labellings of the own remarks, by field.</summary>
    public IReadOnlyDictionary<string, double>? Kappa { get; init; }

    public required Calibration Calibration { get; init; }

    /// <summary>Goals of SCORING.md 10 and the issue whose floor is missed.</summary>
    public IReadOnlyList<string> Missed { get; init; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ScoringDocument))]
internal sealed partial class ScoringJson : JsonSerializerContext;
