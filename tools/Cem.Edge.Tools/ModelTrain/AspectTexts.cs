using System.Security.Cryptography;
using System.Text;
using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>A text with the first-level aspects it is about.</summary>
internal sealed record AspectText(string Form, string Language, IReadOnlySet<string> Aspects);

/// <summary>What may train the aspect heads: lines written for this project, one aspect each, and the own remarks without the held-out third.</summary>
internal static class AspectTexts
{
    /// <summary>Heading of lines that are about nothing a store is asked to mend.</summary>
    private const string Nothing = "none";

    private static readonly string[] Languages = [Script.English, Script.Chinese];

    /// <param name="remarks">Folder of the own labelled remarks.</param>
    public static IReadOnlyList<AspectText> Read(string remarks) =>
    [
        .. Languages.SelectMany(Written),
        .. OwnRemarks.Read(remarks).Where(remark => !remark.IsHeldOut).Select(remark => new AspectText(MatchForm.Of(remark.Text), remark.Language, remark.Truth.Aspects.Keys.ToHashSet(StringComparer.Ordinal))),
    ];

    /// <summary>SHA-256 of the lines of both languages.</summary>
    public static string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Languages.Select(All)))));

    private static IEnumerable<AspectText> Written(string language)
    {
        var aspect = Nothing;
        foreach (var line in All(language).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (line[0] == '#')
            {
                aspect = line[1..].Trim();
            }
            else
            {
                yield return new AspectText(MatchForm.Of(line), language, aspect == Nothing ? new HashSet<string>() : new HashSet<string> { aspect });
            }
        }
    }

    private static string All(string language)
    {
        var name = $"own/aspects-{language}.txt";
        using var reader = new StreamReader(typeof(AspectTexts).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly was built without {name}."));
        return reader.ReadToEnd();
    }
}
