using System.CommandLine;
using Cem.Edge.Scoring;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Score;

internal static class ScoreVerb
{
    private const string Detect = "auto";

    public static Command Create() => Create(Console.In);

    public static Command Create(TextReader input)
    {
        var language = new Option<string>("--language") { Description = "Language of the texts.", DefaultValueFactory = _ => Detect };
        language.AcceptOnlyFromAmong(Detect, "en", "zh");
        var json = new Option<bool>("--json") { Description = "Print one JSON document a line." };
        var taxonomy = new Option<string?>("--taxonomy") { Description = "Taxonomy file (cem.taxonomy/1); default: the shipped one.", HelpName = "FILE" };

        var verb = new Verb("score", "Score texts, one a line on standard input. Only redacted text is printed.")
        {
            Example = "echo \"the charger I bought here caught fire\" | cem score\ncem score --language zh --json < remarks.txt",
        };
        verb.Options.Add(language);
        verb.Options.Add(json);
        verb.Options.Add(taxonomy);
        verb.SetAction((parsed, cancel) =>
        {
            var terminal = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var format = parsed.GetValue(json) ? ScoreFormat.Json : ScoreFormat.Text;
            var spoken = parsed.GetValue(language) is var chosen and not Detect ? chosen : null;
            return new ScoreRun(Load(parsed.GetValue(taxonomy)), terminal, format).RunAsync(input, spoken, cancel);
        });
        return verb;
    }

    private static Scorer Load(string? taxonomy)
    {
        try
        {
            return Scorer.Load(taxonomy);
        }
        catch (TaxonomyException refusal)
        {
            throw new UsageException(refusal.Message);
        }
    }
}
