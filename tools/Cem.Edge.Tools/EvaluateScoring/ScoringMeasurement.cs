using System.CommandLine;
using Cem.Edge.Scoring;
using Cem.Edge.Speech;
using Cem.Edge.Tools.EvaluateScoring.Figures;
using Cem.Edge.Tools.EvaluateScoring.Own;
using Cem.Edge.Tools.EvaluateScoring.Privacy;
using Cem.Edge.Tools.EvaluateScoring.Reading;
using Cem.Edge.Tools.EvaluateScoring.Reporting;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateScoring;

/// <summary>One run: time and memory first, then all texts, then the figures.</summary>
internal sealed class ScoringMeasurement(ScoringArguments arguments, ParseResult parsed, Terminal terminal, TimeProvider time)
{
    /// <summary>The set on which the encoder may lose two points more than the n-gram model (SCORING.md 10).</summary>
    private const string NoisyChinese = "phone_cer10";
    private const string Encoder = "encoder";
    private const string Ngram = "ngram";

    private readonly Dictionary<string, double> milliseconds = [];
    private readonly Dictionary<string, double> peakMb = [];

    public async Task<ScoringDocument> MeasureAsync(CancellationToken cancel)
    {
        var data = arguments.Data(parsed);
        using var ngram = await TimeAsync(arguments.Load(parsed, PolarityChoice.Ngram), Ngram, cancel);
        using var chosen = arguments.Polarity(parsed) == PolarityChoice.Ngram ? null : arguments.Load(parsed, arguments.Polarity(parsed));
        if (chosen?.Voice is { Model: Encoder })
            await TimeAsync(chosen, Encoder, cancel);
        else if (chosen?.Voice is { Reason: { } reason })
            terminal.Problem($"The sentence encoder does not speak: {reason}");

        var sets = arguments.Sets(parsed, data);
        var small = Verdicts("Scoring (n-gram)", ngram, chosen is null ? sets : sets.Only([NoisyChinese]), cancel);
        var verdicts = chosen is null ? small : Verdicts("Scoring", chosen, sets, cancel);
        var (scorer, figures) = (chosen ?? ngram, new ScoringFigures(sets, verdicts));
        var document = Document(scorer, figures, new ScoringFigures(sets.Only([NoisyChinese]), small).Sets()) with
        {
            Pii = sets.AsksPersonalData ? PrivacyFigures.ByClass(ngram, sets.Data) : new Dictionary<string, ClassFigures>(),
            Aloud = arguments.Aloud(parsed) ? await AloudAsync(scorer, sets, figures, cancel) : null,
        };
        return document with { Missed = [.. Goals.Of(document).Where(goal => goal.IsMissed).Select(goal => goal.Name)] };
    }

    private ScoringDocument Document(Scorer scorer, ScoringFigures figures, Dictionary<string, SetFigures> ngram)
    {
        var (calibration, sets) = (figures.Calibration(), figures.Sets());
        var losses = ScoringFigures.Losses(sets);
        if (ScoringFigures.Losses(ngram).TryGetValue(NoisyChinese, out var loss))
            losses[Goals.NgramLoss] = loss;
        return new ScoringDocument
        {
            Sets = sets,
            Gate = figures.Gate(),
            Pii = new Dictionary<string, ClassFigures>(),
            FalseMasks = figures.FalseMasks(),
            MsPerClause = milliseconds,
            Ece = calibration.Ece,
            Versions = scorer.Versions,
            Model = scorer.Voice.Model,
            PeakRssMb = peakMb,
            Losses = losses,
            Own = figures.Own(),
            Alarms = figures.Alarms(),
            Kappa = Agreement(),
            Calibration = calibration,
        };
    }

    private async Task<AloudFigures> AloudAsync(Scorer scorer, ScoringSets sets, ScoringFigures figures, CancellationToken cancel)
    {
        OwnRemark[] english = [.. sets.Own.Where(remark => remark.Language == "en")];
        if (english.Length == 0)
            throw new UsageException("--aloud reads the held-out English remarks, and there are none with settled labels. Check --remarks and --sets.");
        using var transcriber = WhisperTranscriber.Load(SpeechModels.Find(null), new SpeechRuntimeOptions());
        var heard = await new ReadAloud(transcriber, terminal).HearAsync(english, cancel);
        return figures.Aloud(heard, [.. heard.Select(remark => Verdict.Of(scorer.Score(remark.Text), remark.Text, scorer.Taxonomy))]);
    }

    private async Task<Scorer> TimeAsync(Scorer scorer, string model, CancellationToken cancel)
    {
        milliseconds[model] = ClauseTiming.Milliseconds(scorer, time);
        peakMb[model] = await ScorerMemory.PeakMbAsync(model, cancel);
        return scorer;
    }

    private VerdictTable Verdicts(string title, Scorer scorer, ScoringSets sets, CancellationToken cancel)
    {
        var verdicts = new VerdictTable(scorer, arguments.Threads(parsed), terminal, time);
        verdicts.Score(title, sets.Texts, cancel);
        return verdicts;
    }

    private IReadOnlyDictionary<string, double>? Agreement() =>
        arguments.Remarks(parsed) is { } folder && File.Exists(Path.Combine(folder, OwnRemarks.First)) && File.Exists(Path.Combine(folder, OwnRemarks.Second))
            ? LabellerAgreement.Of(OwnRemarks.Labels(folder, OwnRemarks.First), OwnRemarks.Labels(folder, OwnRemarks.Second))
            : null;
}
