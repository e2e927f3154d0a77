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
        var files = new Argument<string[]>("FILE") { Description = "Files with one text a line; - or nothing: standard input.", Arity = ArgumentArity.ZeroOrMore };
        files.RefuseOptions();
        var language = new Option<string>("--language") { Description = "Language of the texts.", DefaultValueFactory = _ => Detect };
        language.AcceptOnlyFromAmong(Detect, "en", "zh");
        var json = new Option<bool>("--json") { Description = "Print one JSON document a line." };
        var polarity = new PolarityOption();
        var cache = new CacheOption("37 MB");
        var taxonomy = new Option<string?>("--taxonomy") { Description = "Taxonomy file (cem.taxonomy/1); default: the shipped one.", HelpName = "FILE" };

        var verb = new Verb("score", "Score texts, one a line, from files or standard input. Only redacted text is printed.")
        {
            Example = "echo \"the charger I bought here caught fire\" | cem score\ncem score --language zh --json remarks.txt",
            ExitCodes =
            [
                new(ExitCode.Success, "every text was scored"),
                new(ExitCode.Failure, "a file could not be read (named on standard error); the others were scored"),
                new(ExitCode.Usage, "the command line or the taxonomy is wrong, or there was no text"),
            ],
        };
        verb.Arguments.Add(files);
        verb.Options.Add(language);
        verb.Options.Add(json);
        verb.Options.Add(polarity);
        verb.Options.Add(taxonomy);
        verb.Options.Add(cache);
        verb.SetAction(async (parsed, cancel) =>
        {
            var terminal = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var format = parsed.GetValue(json) ? ScoreFormat.Json : ScoreFormat.Text;
            var spoken = parsed.GetValue(language) is var chosen and not Detect ? chosen : null;
            using var scorer = Load(new ScorerOptions { TaxonomyFile = parsed.GetValue(taxonomy), Polarity = polarity.Of(parsed), CacheFolder = cache.Of(parsed), ExplainWords = true });
            return await new ScoreRun(scorer, terminal, format).RunAsync(new ScoreInputs(input, terminal), parsed.GetValue(files) ?? [], spoken, cancel);
        });
        return verb;
    }

    private static Scorer Load(ScorerOptions options)
    {
        try
        {
            return Scorer.Load(options);
        }
        catch (TaxonomyException refusal)
        {
            throw new UsageException(refusal.Message);
        }
    }
}
