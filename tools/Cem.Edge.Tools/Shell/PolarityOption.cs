using System.CommandLine;
using Cem.Edge.Scoring;

namespace Cem.Edge.Tools.Shell;

/// <summary>The option of every verb that scores: <c>--polarity auto|encoder|ngram</c>.</summary>
internal sealed class PolarityOption : Option<string>
{
    public PolarityOption() : base("--polarity")
    {
        Description = "Which polarity model speaks; auto: the encoder, unless it is missing, damaged or too slow here.";
        DefaultValueFactory = _ => Word(PolarityChoice.Auto);
        this.AcceptOnlyFromAmong([.. Enum.GetValues<PolarityChoice>().Select(Word)]);
    }

    public PolarityChoice Of(ParseResult parsed) => Enum.Parse<PolarityChoice>(parsed.GetRequiredValue(this), ignoreCase: true);

    private static string Word(PolarityChoice choice) => choice.ToString().ToLowerInvariant();
}
