using System.Text.Json;
using Cem.Edge.Speech;
using Cem.Edge.Speech.Models;
using Cem.Edge.Speech.Whisper;
using Cem.Edge.Speech.Whisper.Optimum;

namespace Cem.Edge.Tools.ModelShelf;

/// <summary>A model folder as it lies on disk, judged by its content.</summary>
/// <param name="Layout"><c>cem-edge-whisper/1</c>, <c>silero-vad/6</c>, <see cref="OptimumLayout"/>; empty when nothing is understood.</param>
/// <param name="Languages">What it can write; empty for models that write nothing.</param>
/// <param name="SizeMb">All its files, in MB of 1,000,000 bytes.</param>
/// <param name="Problem">Why it cannot be used, or null.</param>
internal sealed record InstalledModel(string Name, string Folder, string Layout, IReadOnlyList<string> Languages, double SizeMb, string? Problem)
{
    public const string OptimumLayout = "huggingface-optimum";

    /// <summary>Comes with the repository: never removed.</summary>
    public bool Shipped => Name is SpeechModels.Whisper or SpeechModels.Vad or Scoring.ScorerOptions.EncoderFolder or "polarity-en" or "polarity-zh" or "aspects";

    public bool Writes => Layout is WhisperModel.Layout or OptimumLayout;

    /// <summary>One that is not understood has its problem.</summary>
    public static InstalledModel Read(string folder)
    {
        try
        {
            return Understood(folder);
        }
        catch (ModelException problem)
        {
            return At(folder, "", [], problem.Message);
        }
    }

    /// <exception cref="ModelException">It is not understood.</exception>
    public static InstalledModel Understood(string folder)
    {
        var (layout, languages) = OptimumFiles.In(folder) is { } files ? (OptimumLayout, LanguagesOf(files)) : Own(folder);
        return At(folder, layout, languages, null);
    }

    /// <summary><c>model.json</c> of a folder; null when it has none.</summary>
    /// <exception cref="ModelException">It cannot be read.</exception>
    public static ModelManifest? ManifestOf(string folder)
    {
        var path = Path.Combine(folder, SpeechModels.Manifest);
        if (!File.Exists(path))
            return null;
        try
        {
            return ModelManifest.Parse(File.ReadAllBytes(path));
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ModelException(path, $"cannot be read ({problem.Message.TrimEnd('.')})", "Copy the model folder again from where it came from.", problem);
        }
    }

    private static InstalledModel At(string folder, string layout, IReadOnlyList<string> languages, string? problem)
    {
        var bytes = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), Path.GetFullPath(folder), layout, languages, Math.Round(bytes / 1e6, 1), problem);
    }

    private static (string, IReadOnlyList<string>) Own(string folder) => ManifestOf(folder) is { } manifest
        // A field that its layout has not is null, whatever its type says: the generated reader sets every property.
        ? (manifest.Layout, manifest.Languages is { } languages ? [.. languages.Keys] : [])
        : throw new ModelException(
            folder, "this is no model folder: neither a model.json nor the config.json with encoder_model*.onnx and decoder_model_merged*.onnx of a Hugging Face Optimum export is in it",
            "Name the folder that holds these files.");

    private static IReadOnlyList<string> LanguagesOf(OptimumFiles files)
    {
        var config = OptimumConfig.Read(files.Path("config.json")) ?? throw new ModelException(files.Folder, "config.json is missing", "Download the model folder again.");
        var traits = OptimumTraits.Of(config, OptimumVocabulary.Load(files), files);
        return traits.EnglishOnly ? ["en"] : [.. traits.Languages.Keys];
    }
}
