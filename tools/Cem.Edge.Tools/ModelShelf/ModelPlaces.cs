using Cem.Edge.Speech;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.ModelShelf;

/// <summary>The folders that hold models (DECISIONS 4), and what lies in them. Names that begin with a point are work under way and what was removed.</summary>
internal static class ModelPlaces
{
    /// <summary>Where a new model goes: the first place there is, else <c>models/</c> beside the program.</summary>
    public static string Home => SpeechModels.Places.FirstOrDefault(Directory.Exists) ?? SpeechModels.Places[0];

    public static IReadOnlyList<InstalledModel> Installed(string? place) =>
    [
        .. (place is null ? SpeechModels.Places : [place]).Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories)
            .Where(folder => !Path.GetFileName(folder).StartsWith('.')).Order(StringComparer.Ordinal).Select(InstalledModel.Read),
    ];

    /// <exception cref="UsageException">No model of that name.</exception>
    public static InstalledModel Named(string name, string? place)
    {
        var installed = Installed(place);
        return installed.FirstOrDefault(model => model.Name == name)
            ?? throw new UsageException($"{name}: there is no model of this name. There are: {string.Join(", ", installed.Select(model => model.Name))}.");
    }

    /// <summary>What <c>--model</c> means: a folder, or the name of a model in one of the usual places.</summary>
    public static string? Resolve(string? given) => given is null || Directory.Exists(given) || given.Contains(Path.DirectorySeparatorChar)
        ? given
        : SpeechModels.Places.Select(place => Path.Combine(place, given)).FirstOrDefault(Directory.Exists) ?? given;
}
