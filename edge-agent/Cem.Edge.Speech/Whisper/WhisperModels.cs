using Cem.Edge.Speech.Models;
using Cem.Edge.Speech.Whisper.Optimum;

namespace Cem.Edge.Speech.Whisper;

/// <summary>Opens a model folder of either layout, told apart by its content.</summary>
internal static class WhisperModels
{
    public static IWhisperModel Load(string folder, SpeechRuntimeOptions runtime) => OptimumFiles.In(folder) is { } files
        ? OptimumModel.Load(files, runtime)
        : WhisperModel.Load(ModelFolder.Open(folder, WhisperModel.Layout), runtime);
}
