using System.Globalization;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Judgements;
using Cem.Edge.Hub.Taxonomies;
using Microsoft.Extensions.Localization;

namespace Cem.Edge.Hub.Web.Localization;

/// <summary>Findings and labels in the reader's words.</summary>
internal sealed class FindingTexts(IStringLocalizer<Texts> texts, PlaceTexts places, TaxonomyBook taxonomies)
{
    /// <summary>From here on a reading counts as fairly sure, and below the other as unsure (ours).</summary>
    private const double FairlySure = 0.85;
    private const double Unsure = 0.6;

    public string Gate(string gate) => Word("Voices.Gate", gate);

    public string Label(string label) => Word("Voices.Label", label);

    public string Severity(string severity) => Word("Voices.Severity", severity);

    public string Polarity(string word) => Word("Judge.Polarity", word);

    public string Model(string spokenBy) => Word("Why.SpokenBy", spokenBy.Length == 0 ? "nobody" : spokenBy);

    /// <summary>Taxonomy node by name; one that no taxonomy here has is shown by its id.</summary>
    public string Aspect(string id) => taxonomies.Node(id) is { } node ? PlaceTexts.Local(new LocalText(node.NameEn, node.NameZh)) : id;

    /// <summary>The journey's name, else the taxonomy's, else the id.</summary>
    public string Department(string id) =>
        id.Length == 0 ? texts["Judge.NoDepartment"]
        : places.Map.Department(id) is null && taxonomies.Newest.Departments.FirstOrDefault(department => department.Id == id) is { } named ? PlaceTexts.Local(new LocalText(named.NameEn, named.NameZh))
        : places.Department(id);

    public string Departments(FindingData finding) => finding.AlsoTold.Count == 0
        ? Department(finding.Department)
        : texts["Why.AlsoTold", Department(finding.Department), string.Join(texts["Completeness.Comma"], finding.AlsoTold.Select(Department))];

    public string Quoted(IReadOnlyList<string> words) => string.Join(texts["Completeness.Comma"], words.Select(word => $"“{word}”"));

    /// <summary>What a calibrated confidence promises, in one sentence with its percent.</summary>
    public string Sure(double confidence)
    {
        string key = confidence >= FairlySure ? "Why.FairlySure" : confidence >= Unsure ? "Why.RatherSure" : "Why.Unsure";
        return texts[key, (int)Math.Round(100 * confidence), confidence.ToString("P0", CultureInfo.CurrentCulture)];
    }

    public string PolarityFigure(double polarity) => texts["Why.PolarityFigure", Polarity(PolarityWord.Of(polarity)), polarity.ToString("+0.00;−0.00;0", CultureInfo.CurrentCulture)];

    /// <summary>What a bar says.</summary>
    public string Moves(double share) => texts[share < 0 ? "Why.MovesDown" : "Why.MovesUp", Math.Abs(share).ToString("P0", CultureInfo.CurrentCulture)];

    public static string Signed(double share) => $"{(share < 0 ? "−" : "+")}{Math.Abs(share).ToString("P0", CultureInfo.CurrentCulture)}";

    /// <summary>The engine's finding as labels, to begin a correction with.</summary>
    public ClauseLabels LabelsOf(FindingData finding) => ClauseLabels.Of(finding, taxonomies.Top);

    public string Part(LabelPart part) => texts[$"Why.{part}"];

    /// <summary>One part of some labels.</summary>
    public string Of(ClauseLabels labels, LabelPart part) => part switch
    {
        LabelPart.Gate => Gate(labels.Gate),
        LabelPart.Polarity => Polarity(labels.Polarity),
        LabelPart.Aspects => labels.Aspects.Count == 0 ? texts["Judge.NoAspect"] : string.Join(texts["Completeness.Comma"], labels.Aspects.Select(aspect => $"{Aspect(aspect.Id)} ({Polarity(aspect.Polarity)})")),
        LabelPart.Label => Label(labels.Label),
        LabelPart.Department => Department(labels.Department),
        LabelPart.Severity => Severity(labels.Severity),
        _ => texts[labels.Effort ? "Why.EffortYes" : "Why.EffortNo"],
    };

    // A device may be newer than the hub and send a word that has no text here yet: then its own.
    private string Word(string group, string word) => texts[$"{group}.{word}"] is { ResourceNotFound: false } known ? known.Value : word;
}
