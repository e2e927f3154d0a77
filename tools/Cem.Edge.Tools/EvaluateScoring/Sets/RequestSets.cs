using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.EvaluateScoring.Sets;

/// <summary>Texts that ask and hold no opinion, under a name.</summary>
internal sealed record RequestSet(string Name, IReadOnlyList<RequestText> Texts)
{
    public static IReadOnlyList<RequestSet> Find(DataFolder data) =>
    [
        .. data.Files(RequestTexts.Banking, "*.csv").Select(file => new RequestSet(Part("banking77", file), [.. RequestTexts.ReadTable(file)])),
        .. data.Files(RequestTexts.Nlupp, "*.json").Where(file => Path.GetFileName(file) != "ontology.json")
            .Select(file => new RequestSet($"{RequestTexts.WithNames}_{Path.GetFileNameWithoutExtension(file)}", [.. RequestTexts.ReadNlupp(file)])),
    ];

    private static string Part(string name, string file) => Path.GetFileNameWithoutExtension(file) is var part && part == "train" ? name : $"{name}_{part}";
}
