using System.Security.Cryptography;
using System.Text;
using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>A store remark to learn from.</summary>
/// <param name="Form">In match form.</param>
/// <param name="Aspects">First-level aspects it is about.</param>
/// <param name="Praise">True where it praises, false where it complains; null for both, neither or not known.</param>
/// <param name="Opinion">False for requests, wishes and small talk; null where not known.</param>
/// <param name="Delight">Of a praising one whether it is delighted; else null.</param>
/// <param name="Wish">Of what is no opinion whether it is a wish; else null.</param>
internal sealed record AspectText(string Form, string Language, IReadOnlySet<string> Aspects, bool? Praise, bool? Opinion, bool? Delight, bool? Wish);

/// <summary>What may train the remark heads: lines and remarks written for this project, and the own labelled remarks without the held-out third.</summary>
internal static class AspectTexts
{
    /// <summary>Heading of lines that are about nothing a store is asked to mend.</summary>
    private const string Nothing = "none";

    private static readonly string[] Languages = [Script.English, Script.Chinese];
    private static readonly string[] Files = [.. Languages.SelectMany(language => new[] { Lines(language), Remarks(language) })];

    /// <summary>What a card calls the files.</summary>
    public const string Name = "own/aspects-*.txt, own/remarks-*.txt";

    /// <summary>SHA-256 of all that was written for this.</summary>
    public static string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Files.Select(All)))));

    /// <param name="remarks">Folder of the own labelled remarks.</param>
    public static IReadOnlyList<AspectText> Read(string remarks)
    {
        var own = OwnRemarks.Read(remarks);
        var heldOut = own.Where(remark => remark.IsHeldOut).Select(remark => MatchForm.Of(remark.Text)).ToHashSet(StringComparer.Ordinal);
        return [.. Written().Where(text => !heldOut.Contains(text.Form)), .. own.Where(remark => !remark.IsHeldOut).Select(Labelled)];
    }

    /// <summary>What was written for this, without the labelled remarks: heads made of it have not seen those.</summary>
    public static IReadOnlyList<AspectText> Written() => [.. Languages.SelectMany(language => Headed(language).Concat(Marked(language)))];

    private static AspectText Labelled(OwnRemark remark)
    {
        bool? praise = remark.Truth.Polarity switch { "positive" => true, "negative" => false, _ => null };
        return new(MatchForm.Of(remark.Text), remark.Language, remark.Truth.Aspects.Keys.ToHashSet(StringComparer.Ordinal), praise, remark.Truth.Gate == "opinion", praise == true ? remark.Truth.Label == "pleasure" : null, remark.Truth.Gate == "opinion" ? null : remark.Truth.Label == "itch");
    }

    /// <summary>Lines under the heading of their aspect.</summary>
    private static IEnumerable<AspectText> Headed(string language)
    {
        var aspect = Nothing;
        foreach (var line in All(Lines(language)).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (line[0] == '#')
            {
                aspect = line[1..].Trim();
            }
            else
            {
                yield return new AspectText(MatchForm.Of(line), language, aspect == Nothing ? new HashSet<string>() : new HashSet<string> { aspect }, null, null, null, null);
            }
        }
    }

    /// <summary>"pain product- staff-attitude+ | text": what kind of remark, and its aspects with their signs.</summary>
    private static IEnumerable<AspectText> Marked(string language) => All(Remarks(language)).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(line =>
    {
        if (line.Split(" | ", 2) is not [var head, var text] || head.Split(' ') is not [var kind, .. var marks])
        {
            throw new UsageException($"{Remarks(language)}: \"{line}\" is no \"kind aspect+ aspect- | text\".");
        }

        var isOpinion = kind is "pain" or "good" or "pleasure";
        bool? praise = !isOpinion || (marks.Any(mark => mark.EndsWith('+')) && marks.Any(mark => mark.EndsWith('-'))) ? null : kind != "pain";
        return new AspectText(MatchForm.Of(text), language, marks.Select(mark => mark.TrimEnd('+', '-')).ToHashSet(StringComparer.Ordinal), praise, isOpinion, praise == true ? kind == "pleasure" : null, isOpinion ? null : kind == "itch");
    });

    private static string Lines(string language) => $"own/aspects-{language}.txt";

    private static string Remarks(string language) => $"own/remarks-{language}.txt";

    private static string All(string name)
    {
        using var reader = new StreamReader(typeof(AspectTexts).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly was built without {name}."));
        return reader.ReadToEnd();
    }
}
