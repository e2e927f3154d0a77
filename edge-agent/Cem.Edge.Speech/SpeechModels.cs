using Cem.Edge.Onnx;
using Cem.Edge.Speech.Whisper.Optimum;

namespace Cem.Edge.Speech;

/// <summary>Finds the models on disk: a folder given by name, else <c>models/</c> beside the program, else <c>edge-agent/models</c> upwards from it.</summary>
public static class SpeechModels
{
    internal const string Whisper = "whisper-base-int8";
    internal const string Vad = "silero-vad-v6";
    internal const string Manifest = "model.json";

    /// <summary>Folders that models are looked for in when none is named, in order of preference; the first may not exist.</summary>
    public static IReadOnlyList<string> Places => [.. ModelFolders.Usual(AppContext.BaseDirectory)];

    /// <summary>
    /// Finds both models. <paramref name="folder"/> (the value of <c>--model</c> or of the setting, null or empty when neither is given) is either
    /// a folder that holds both model folders, or one Whisper model folder, of our own layout or of the Optimum layout of Hugging Face; the voice detector is then taken from beside it or from the usual places.
    /// </summary>
    /// <exception cref="ModelException">No such folder, or no model in any of the places; the message lists where it looked.</exception>
    public static SpeechModelPaths Find(string? folder = null) => Find(folder, AppContext.BaseDirectory);

    internal static SpeechModelPaths Find(string? folder, string programFolder)
    {
        var usual = ModelFolders.Usual(programFolder).ToList();
        if (string.IsNullOrEmpty(folder))
            return new(Locate(Whisper, usual), Locate(Vad, usual));

        var given = Path.GetFullPath(folder);
        if (!Directory.Exists(given))
            throw new ModelException(given, "the model folder does not exist", "Check --model or the setting; leave it out to use the model that ships with the program.");

        return HasManifest(given) || OptimumFiles.In(given) is not null
            ? new(given, Locate(Vad, [Path.GetDirectoryName(given) ?? given, .. usual]))
            : new(Locate(Whisper, [given]), Locate(Vad, [given, .. usual]));
    }

    private static string Locate(string model, IReadOnlyList<string> places) =>
        places.Select(place => Path.Combine(place, model)).FirstOrDefault(HasManifest)
        ?? throw new ModelException(model, $"model not found in {string.Join(", ", places)}", "Name its folder with --model or in the settings, or restore edge-agent/models from the repository.");

    private static bool HasManifest(string folder) => File.Exists(Path.Combine(folder, Manifest));
}
