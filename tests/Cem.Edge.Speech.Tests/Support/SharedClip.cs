using System.Globalization;
using Cem.Edge.Speech.Decoding;
using Cem.Edge.Speech.Measuring;
using Cem.Edge.Speech.Resampling;

namespace Cem.Edge.Speech.Tests.Support;

/// <summary>One row of ../shared/speech/manifest.tsv.</summary>
internal sealed record SharedClip(string Set, string File, string Transcript, string Language, int SampleRateHz, string Kind)
{
    public const double LongestSeconds = 29.5;
    private static readonly string[] EnglishSets = ["en_accent_speechocean762", "en_cards", "en_jfk", "en_librivox", "en_telephony_asterisk"];
    private static readonly string[] ChineseSets = ["zh_aishell_sample", "zh_longform_azure"];

    public static string Root => Path.Combine(Repository.Shared, "speech");

    public bool IsNoise => Kind != "speech";

    /// <summary>Of the sets by which errors are counted (issue, SPEECH.md 15), or null.</summary>
    public string? Counted => EnglishSets.Contains(Set) ? "en" : ChineseSets.Contains(Set) ? "zh" : null;

    public static IReadOnlyList<SharedClip> All()
    {
        var rows = System.IO.File.ReadAllLines(Path.Combine(Root, "manifest.tsv")).Select(line => line.Split('\t').Select(Unquoted).ToArray()).ToList();
        int Column(string name) => Array.IndexOf(rows[0], name);
        return
        [
            .. rows.Skip(1).Select(row => new SharedClip(row[Column("set")], row[Column("file")], row[Column("transcript")], row[Column("language")],
                int.Parse(row[Column("sample_rate")], CultureInfo.InvariantCulture), row[Column("kind")])),
        ];
    }

    /// <summary>Mono, 16,000 Hz.</summary>
    public float[] Samples()
    {
        var path = Path.Combine(Root, File);
        return (Path.GetExtension(path) == ".raw" ? WholeRecording.ReadRaw(path, SampleRateHz) : WholeRecording.Read(path)).ToSpeech();
    }

    /// <summary>Mono, 8,000 Hz, as a telephone line carries it.</summary>
    public float[] Telephone()
    {
        var narrow = Resampler.For(AudioRate.SpeechHz, Call.RateHz).Resample(Samples());
        return [.. narrow.Select(sample => G711.MuLaw[Call.MuLaw(sample)])];
    }

    public SpeechErrors Errors(string text) => SpeechErrors.Between(Transcript, text, Counted ?? "en");

    private static string Unquoted(string field) =>
        field.Length > 1 && field[0] == '"' && field[^1] == '"' ? field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : field;
}
