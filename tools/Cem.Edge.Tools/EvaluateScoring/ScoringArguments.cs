using System.CommandLine;
using Cem.Edge.Scoring;
using Cem.Edge.Speech;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateScoring;

/// <summary>The command line of <c>cem evaluate scoring</c>.</summary>
internal sealed class ScoringArguments
{
    private readonly Option<string> data = new("--data") { Description = "Folder of labelled texts, a folder below it for each source.", HelpName = "DIR", Required = true };
    private readonly Option<string?> remarks = new("--remarks") { Description = "Folder of the project's own labelled remarks; default: edge-agent/labelled-remarks, found upwards from the program.", HelpName = "DIR" };
    private readonly Option<string[]> sets = new("--sets") { Description = "Only these sets, for example amazon,phone,banking77,own,alarms.", HelpName = "NAME,...", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> aloud = new("--aloud") { Description = "Read the English held-out remarks aloud (flite) through our own recogniser too: what does the way from sound to finding lose?" };
    private readonly Option<bool> json = new("--json") { Description = "Print the figures as JSON." };
    private readonly Option<string?> taxonomy = new("--taxonomy") { Description = "Taxonomy file (cem.taxonomy/1); default: the shipped one.", HelpName = "FILE" };
    private readonly PolarityOption polarity = new();
    private readonly Option<int> threads = new("--threads") { Description = "Texts scored at the same time; changes no figure but the time taken.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };

    public ScoringArguments() => threads.Within(1, 64);

    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { data, remarks, sets, aloud, json, polarity, taxonomy, threads })
            verb.Options.Add(option);
    }

    public bool Aloud(ParseResult parsed) => parsed.GetValue(aloud);

    public bool Json(ParseResult parsed) => parsed.GetValue(json);

    public PolarityChoice Polarity(ParseResult parsed) => polarity.Of(parsed);

    public int Threads(ParseResult parsed) => parsed.GetValue(threads);

    /// <summary>Before an engine is loaded: a mistyped folder is known at once.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public DataFolder Data(ParseResult parsed) => new(parsed.GetRequiredValue(data));

    /// <summary>Folder of the own remarks, or null where there is none.</summary>
    public string? Remarks(ParseResult parsed) => parsed.GetValue(remarks) is not { } given ? OwnRemarks.Find()
        : Directory.Exists(given) ? given : throw new UsageException($"{given}: there is no such folder. Check --remarks.");

    /// <exception cref="UsageException">The folder is missing or holds nothing to measure on, or a file in it is broken.</exception>
    public ScoringSets Sets(ParseResult parsed, DataFolder folder)
    {
        var names = (parsed.GetValue(sets) ?? []).SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToArray();
        var all = ScoringSets.Read(folder, Remarks(parsed));
        var chosen = all.Only(names);
        return chosen.Texts.Any() || names.Contains("pii") ? chosen : throw new UsageException(
            $"{parsed.GetRequiredValue(data)}: nothing to measure on{(names.Length > 0 ? $" named {string.Join(", ", names)}. There are {string.Join(", ", all.Names)}" : "; it needs folders such as en-uci-sentences and zh-absa")}.");
    }

    /// <exception cref="UsageException">The taxonomy is missing or refused.</exception>
    public Scorer Load(ParseResult parsed, PolarityChoice choice)
    {
        try
        {
            return Scorer.Load(new ScorerOptions { TaxonomyFile = parsed.GetValue(taxonomy), Polarity = choice, CacheFolder = SpeechCache.FolderOf(null) });
        }
        catch (TaxonomyException refusal)
        {
            throw new UsageException(refusal.Message);
        }
    }
}
