using System.Globalization;
using Cem.Edge.Speech.Tests.Support;
using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Confidence;

/// <summary>What the decoder thought of one clip and what it was worth. clips.tsv holds one line for each; <c>Figures/ClipSetTests</c> writes it anew.</summary>
internal sealed record ClipFigures(string Language, int Units, int Errors, double AvgLogProb)
{
    public const string Header = "language\tunits\terrors\tavg_logprob";

    public static string Path => System.IO.Path.Combine(Repository.Root, "tests", "Cem.Edge.Speech.Tests", "Confidence", "clips.tsv");

    public static IEnumerable<ClipFigures> Read() => File.ReadLines(Path).Skip(1).Select(line => line.Split('\t')).Select(fields => new ClipFigures(
        fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[2], CultureInfo.InvariantCulture),
        double.Parse(fields[3], CultureInfo.InvariantCulture)));

    public string Line() => string.Create(CultureInfo.InvariantCulture, $"{Language}\t{Units}\t{Errors}\t{AvgLogProb:0.0000}");

    public Observation ToObservation() => new(WordAccuracy.Signs(AvgLogProb, Language == "zh"), Math.Max(0, 1 - ((double)Errors / Units)), Units);

    /// <summary>Phrases of one clip count by their words.</summary>
    public static ClipFigures Of(SharedClip clip, Transcription heard)
    {
        var spoken = heard.Phrases.Where(phrase => phrase.Words.Count > 0).ToList();
        var words = spoken.Sum(phrase => phrase.Words.Count);
        var errors = clip.Errors(heard.Text);
        return new(clip.Counted!, errors.Units, errors.Errors,
            spoken.Sum(phrase => phrase.Figures.AvgLogProb * phrase.Words.Count) / words);
    }
}
